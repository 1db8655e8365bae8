namespace Townline.People.Matching;

/// <summary>Makes what was typed comparable, whatever it came from: columns of a file, or a person of a town.</summary>
internal static class RecordBuilder
{
    /// <param name="id">Of the row or person.</param>
    /// <param name="raw">What is known, by field; a missing one is not known.</param>
    /// <param name="fullName">Instead of given name and surname: "Rosa Delgado" or "Delgado, Rosa".</param>
    /// <param name="fullAddress">Instead of number and street: "12 Elm Street, Milltown".</param>
    public static MatchRecord Build(string id, IReadOnlyDictionary<MatchField, string> raw, string? fullName = null, string? fullAddress = null, IReadOnlyList<string>? phones = null, IReadOnlyList<string>? emails = null)
    {
        var (given, surname) = fullName is null ? (Raw(MatchField.Given), Raw(MatchField.Surname)) : SplitName(fullName);
        var (number, street) = (Raw(MatchField.Number), Raw(MatchField.Street));
        if (number.Length == 0)
        {
            (number, street) = SplitAddress(fullAddress ?? street);
        }

        var allPhones = (phones ?? [Raw(MatchField.Phone)]).Select(phone => MatchText.Digits(phone, 10)).Where(digits => digits.Length > 3).Distinct().ToList();
        var allEmails = (emails ?? [Raw(MatchField.Email)]).Select(email => email.Trim().ToLowerInvariant()).Where(email => email.Length is > 0 and <= 320).Distinct().ToList();
        return new MatchRecord(id)
        {
            [MatchField.Given] = MatchText.Letters(given),
            [MatchField.Surname] = MatchText.Letters(surname),
            [MatchField.Number] = MatchText.Letters(number),
            [MatchField.Street] = MatchText.Letters(street),
            [MatchField.Addressee] = MatchText.Letters(Raw(MatchField.Addressee)),
            [MatchField.Suburb] = MatchText.Letters(Raw(MatchField.Suburb)),
            [MatchField.Postcode] = MatchText.Letters(Raw(MatchField.Postcode)),
            [MatchField.State] = MatchText.Letters(Raw(MatchField.State)),
            [MatchField.Born] = Day(Raw(MatchField.Born)),
            [MatchField.Phone] = allPhones.FirstOrDefault(""),
            [MatchField.Email] = allEmails.FirstOrDefault(""),
            MorePhones = allPhones.Count > 1 ? allPhones[1..] : [],
            MoreEmails = allEmails.Count > 1 ? allEmails[1..] : [],
        };

        string Raw(MatchField field) => raw.GetValueOrDefault(field, "");
    }

    /// <summary>"Rosa María Delgado" or "Delgado, Rosa María": what stands last, or before the comma, is the surname.</summary>
    public static (string Given, string Surname) SplitName(string name)
    {
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        if (comma >= 0)
        {
            return (name[(comma + 1)..].Trim(), name[..comma].Trim());
        }

        var text = name.Trim();
        var last = text.LastIndexOf(' ');
        return last < 0 ? (text, "") : (text[..last].Trim(), text[(last + 1)..]);
    }

    /// <summary>"12a Elm Street, Milltown 41001": the number in front or behind, and the street up to a comma.</summary>
    public static (string Number, string Street) SplitAddress(string address)
    {
        var comma = address.IndexOf(',', StringComparison.Ordinal);
        var words = (comma < 0 ? address : address[..comma]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length switch
        {
            > 1 when char.IsAsciiDigit(words[0][0]) => (words[0], string.Join(' ', words[1..])),
            > 1 when char.IsAsciiDigit(words[^1][0]) => (words[^1], string.Join(' ', words[..^1])),
            _ => ("", string.Join(' ', words)),
        };
    }

    /// <summary>yyyyMMdd from 19590124, 1959-01-24, 24/01/1959 (day first when it can only be so, else month first).</summary>
    public static string Day(string text)
    {
        var parts = text.Split(['-', '/', '.', ' ', 'T'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length < 3 || !parts.Take(3).All(part => part.Length <= 4 && part.All(char.IsAsciiDigit)))
        {
            var digits = MatchText.Digits(text);
            return digits.Length > 8 ? digits[..8] : digits;
        }

        var (one, two, three) = (parts[0], parts[1], parts[2]);
        return one.Length == 4 ? one + Two(two) + Two(three)
            : int.Parse(one) > 12 ? three + Two(two) + Two(one)
            : three + Two(one) + Two(two);

        static string Two(string part) => part.PadLeft(2, '0');
    }
}
