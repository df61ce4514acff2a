// Holds a PDF against PDF/UA-1 and PDF/A-2a with veraPDF: `java -cp JAR Validate.java FILE`. Prints a line for each
// standard and each broken rule. The jar has the rules but not the library that reads them, so they are read here.
import java.io.FileInputStream;
import java.util.*;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.validation.profiles.*;
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

    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        var files = Map.of(PDFAFlavour.PDFUA_1, "PDFUA-1.xml", PDFAFlavour.PDFA_2_A, "PDFA-2A.xml");
        for (var flavour : new TreeSet<>(files.keySet())) {
            var profile = profile(flavour, files.get(flavour));
            try (var parser = Foundries.defaultInstance().createParser(new FileInputStream(arguments[0]), flavour)) {
                var result = Foundries.defaultInstance().createValidator(profile, false).validate(parser);
                System.out.println(flavour + (result.isCompliant() ? " compliant: " : " broken: ") + profile.getRules().size()
                    + " rules, " + result.getTotalAssertions() + " checks");
                result.getFailedChecks().forEach((rule, times) -> System.out.println(rule + " " + times + " times"));
            }
        }
    }
}
