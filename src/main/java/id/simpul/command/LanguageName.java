package id.simpul.command;

import id.simpul.partner.Language;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A language as the contract writes it. */
final class LanguageName implements ITypeConverter<Language> {
    @Override
    public Language convert(String name) {
        return Arrays.stream(Language.values())
                .filter(language -> language.wire().equals(name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + name + "' is neither id nor en"));
    }
}
