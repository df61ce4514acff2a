// Holds PDFs against PDF/UA-1 and PDF/A-2a with veraPDF: `java -cp JAR Validate.java FILE ...`. Prints a line for each
// file and standard and one for each broken rule, with the file and a tab before it. Both standards are looked at in
// one reading, and two files at a time. The jar has the rules but not the library that reads them, so they are read here.
import java.io.FileInputStream;
import java.util.*;
import java.util.concurrent.*;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.validation.profiles.*;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.Element;

class Validate {
    static String text(Element element, String name) {
        return ((Element) element.getElementsByTagName(name).item(0)).getTextContent().strip();
    }

    static ValidationProfile profile(PDFAFlavour flavour, String file) throws Exception {
        var stream = Profiles.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + file);
        var root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream).getDocumentElement();
        var rules = new HashSet<Rule>();
        var nodes = root.getElementsByTagName("rule");
        for (int i = 0; i < nodes.getLength(); i++) {
            var rule = (Element) nodes.item(i);
            var name = (Element) rule.getElementsByTagName("id").item(0);
            var specification = PDFAFlavour.Specification.valueOf(name.getAttribute("specification"));
            var id = Profiles.ruleIdFromValues(
                specification, name.getAttribute("clause"), Integer.parseInt(name.getAttribute("testNumber")));
            rules.add(Profiles.ruleFromValues(id, rule.getAttribute("object"),
                rule.getAttribute("deferred").equals("true"), rule.getAttribute("tags"), text(rule, "description"),
                text(rule, "test"), Profiles.errorFromValues(text(rule, "message"), List.of()), List.of()));
        }
        var variables = new HashSet<Variable>();
        nodes = root.getElementsByTagName("variable");
        for (int i = 0; i < nodes.getLength(); i++) {
            var variable = (Element) nodes.item(i);
            variables.add(Profiles.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"),
                text(variable, "defaultValue"), text(variable, "value")));
        }
        var details = Profiles.profileDetailsFromValues(file, file, "veraPDF", new Date(0));
        return Profiles.profileFromValues(flavour, details, "", rules, variables);
    }

    static String verdicts(String file, List<ValidationProfile> profiles) throws Exception {
        var lines = new StringBuilder();
        try (var parser = Foundries.defaultInstance().createParser(new FileInputStream(file), PDFAFlavour.PDFUA_1)) {
            parser.setFlavours(profiles.stream().map(ValidationProfile::getPDFAFlavour).toList());
            var validator = ValidatorFactory.createValidatorByProfiles(profiles, 100, false, false, false);
            for (var result : validator.validateAll(parser)) {
                lines.append(file + "\t" + result.getPDFAFlavour() + (result.isCompliant() ? " compliant" : " broken")
                    + ": " + result.getTotalAssertions() + " checks\n");
                result.getFailedChecks().forEach(
                    (rule, times) -> lines.append(file + "\t" + rule + " " + times + " times\n"));
            }
        }
        return lines.toString();
    }

    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        var profiles = List.of(profile(PDFAFlavour.PDFA_2_A, "PDFA-2A.xml"), profile(PDFAFlavour.PDFUA_1, "PDFUA-1.xml"));
        var pool = Executors.newFixedThreadPool(2);
        try {
            var waiting = new ArrayList<Future<String>>();
            for (var file : files) waiting.add(pool.submit(() -> verdicts(file, profiles)));
            for (var verdict : waiting) System.out.print(verdict.get());
        } finally {
            pool.shutdownNow();
        }
    }
}
