// Looks at e-books with epubcheck, all in one process: `java -cp JAR Check.java BOOK TOLD BOOK TOLD ...`. What is said of
// a book is written as JSON into the file that is named after it.
import com.adobe.epubcheck.tool.EpubChecker;

class Check {
    public static void main(String[] names) {
        for (int i = 0; i < names.length; i += 2)
            new EpubChecker().run(new String[] {names[i], "--json", names[i + 1], "--quiet"});
    }
}
