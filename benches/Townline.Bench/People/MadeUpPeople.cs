using System.Globalization;

namespace Townline.Bench.People;

/// <summary>
/// Made-up people for a town of any size, the same on every run: names as frequent as names are (a few many, many few), families in one house,
/// and one in ten written down twice with slips.
/// </summary>
internal sealed class MadeUpPeople(int seed)
{
    public const string Heading = "rec_id,given_name,surname,street_number,address_1,suburb,postcode,date_of_birth,phone,email";

    private static readonly string[] Starts = ["Al", "Be", "Ca", "Da", "El", "Fa", "Gi", "Ha", "In", "Jo", "Ka", "Lu", "Ma", "Ni", "Os", "Pe", "Ra", "Sa", "To", "Vi"];
    private static readonly string[] Middles = ["ba", "de", "li", "mo", "na", "ra", "ro", "si", "ta", "ve", "wi", "xa"];
    private static readonly string[] Ends = ["n", "s", "ra", "lo", "mer", "ton", "berg", "dez", "ski", "ley", "ini", "ova"];
    private readonly Random _dice = new(seed);

    /// <summary>The lines of a file, without its heading. Ids are "p-NUMBER-VERSION": the number tells who is the same.</summary>
    public IEnumerable<string> Lines(int count)
    {
        string[] family = [];
        for (int written = 0, number = 0; written < count; number++)
        {
            // Two in five live with the one before: same surname, same house.
            family = family.Length > 0 && _dice.Next(5) < 2 ? Relative(family) : Somebody();
            yield return Line(number, 0, family);
            written++;
            if (_dice.Next(10) == 0 && written < count)
            {
                yield return Line(number, 1, Damaged(family));
                written++;
            }
        }
    }

    private string[] Somebody()
    {
        var (given, surname) = (Name(900), Name(40_000));
        return
        [
            given, surname, _dice.Next(1, 300).ToString(CultureInfo.InvariantCulture), Name(3_000) + (_dice.Next(2) == 0 ? " Street" : " Avenue"), "Quarter " + Name(120),
            (10_000 + _dice.Next(120)).ToString(CultureInfo.InvariantCulture), Day(), Phone(), Email(given, surname),
        ];
    }

    private string[] Relative(string[] of)
    {
        var given = Name(900);
        return [given, of[1], of[2], of[3], of[4], of[5], Day(), Phone(), Email(given, of[1])];
    }

    /// <summary>One to three fields with a slip, left out or changed.</summary>
    private string[] Damaged(string[] of)
    {
        var copy = of.ToArray();
        for (var i = _dice.Next(1, 4); i > 0; i--)
        {
            var field = _dice.Next(copy.Length);
            copy[field] = _dice.Next(3) switch { 0 => "", 1 => Slip(copy[field]), _ => field is 7 or 8 ? (field == 7 ? Phone() : Email(copy[0], copy[1])) : Slip(copy[field]) };
        }

        return copy;
    }

    private string Slip(string text)
    {
        if (text.Length < 3)
        {
            return text;
        }

        var at = _dice.Next(text.Length - 1);
        return _dice.Next(3) switch { 0 => text.Remove(at, 1), 1 => text.Insert(at, "e"), _ => text[..at] + text[at + 1] + text[at] + text[(at + 2)..] };
    }

    /// <summary>The lower the number, the more frequent: half of all bear a twentieth of the names.</summary>
    private string Name(int names)
    {
        var number = (int)(names * Math.Pow(_dice.NextDouble(), 4));
        var text = Starts[number % 20] + Middles[number / 20 % 12] + Ends[number / 240 % 12];
        return number < 2880 ? text : text + Middles[number / 2880 % 12] + Ends[number / 34_560 % 12];
    }

    private string Day() => new DateOnly(1930, 1, 1).AddDays(_dice.Next(32_000)).ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private string Phone() => _dice.Next(3) == 0 ? "" : $"216555{_dice.Next(10_000_000):0000000}"[..10];

    private string Email(string given, string surname) => _dice.Next(2) == 0 ? "" : $"{given}.{surname}{_dice.Next(90)}@mail{_dice.Next(5)}.example".ToLowerInvariant();

    private static string Line(int number, int version, string[] fields) => $"p-{number}-{version},{string.Join(',', fields)}";
}
