using NetTopologySuite.Geometries;
using Townline.Places.Contracts;
using Townline.Places.Shapes;
using Townline.Places.Streets;
using Townline.Places.Text;

namespace Townline.Places.Import;

/// <summary>Makes records of rows. One reader reads one file: it counts stretches of street that have no code of their own.</summary>
internal sealed class RecordReader
{
    private const int LongestText = 200;
    private readonly Dictionary<string, int> _stretches = new(StringComparer.Ordinal);

    /// <param name="row">A row without a problem.</param>
    /// <param name="kind">The kind of area, when the person who imports has said so; else the row's own.</param>
    /// <exception cref="PlacesFileException">The row is no area; the message says why.</exception>
    public AreaRecord Area(SourceRow row, string? kind)
    {
        var name = Needed(row, FieldName.Name, "name");
        var type = (kind ?? row.Fields.Of(FieldName.Kind))?.Trim().ToLowerInvariant();
        if (type is not { Length: > 0 and <= 40 })
            throw new PlacesFileException("It has no kind of area (such as town, district or park).");
        try
        {
            var (outline, mended) = Outline.Mend(row.Geometry!);
            return new(type, Code(row) ?? AddressText.StreetKey(name), name, outline, mended);
        }
        catch (ArgumentException wrong)
        {
            throw new PlacesFileException(wrong.Message, wrong);
        }
    }

    /// <exception cref="PlacesFileException">The row is no street; the message says why.</exception>
    public StreetRecord Street(SourceRow row)
    {
        var name = Needed(row, FieldName.Name, "name");
        if (row.Geometry is not ILineal)
            throw new PlacesFileException("A street needs a line.");
        return new(Code(row) ?? NextStretch(AddressText.StreetKey(name)), LineKinds.Of(row.Fields.Of(FieldName.LineKind)), name, row.Geometry);
    }

    /// <exception cref="PlacesFileException">The row is no address; the message says why.</exception>
    public AddressRecord Address(SourceRow row)
    {
        if (row.Geometry is not Point point)
            throw new PlacesFileException("An address needs a point.");
        var (number, street) = NumberAndStreet(row.Fields);
        var (unit, city, postcode) = (Bounded(row.Fields.Of(FieldName.Unit)), Bounded(row.Fields.Of(FieldName.City)), Bounded(row.Fields.Of(FieldName.Postcode)));
        return new(Code(row) ?? WrittenCode(street, number, unit, postcode, city), number, street, unit, city, postcode, new(point.Y, point.X));
    }

    private static (string Number, string Street) NumberAndStreet(IReadOnlyDictionary<string, string> fields)
    {
        if (fields.Of(FieldName.Street) is { } street)
        {
            var number = fields.Of(FieldName.Number) ?? throw new PlacesFileException("It has no house number.");
            return (Bounded(number)!, Bounded(street)!);
        }
        var whole = fields.Of(FieldName.Whole) ?? throw new PlacesFileException("It has no street.");
        var first = Bounded(whole)!.Split(',')[0].Trim().Split(' ', 2);
        return first.Length == 2 && char.IsAsciiDigit(first[0][0])
            ? (first[0], first[1].Trim())
            : throw new PlacesFileException("Its address does not begin with a house number and a street.");
    }

    /// <summary>A code made of the address itself, so that it is known again: <c>main-street_12_3b_44101_riverton</c>. Open311 takes letters, digits, - and _.</summary>
    private static string WrittenCode(string street, string number, params ReadOnlySpan<string?> more)
    {
        var code = $"{AddressText.StreetKey(street)}_{AddressText.NumberKey(number)}";
        foreach (var part in more)
            code += $"_{Fold.Text(part ?? "")}";
        return Bounded(string.Concat(code.TrimEnd('_').Select(letter => char.IsLetterOrDigit(letter) || letter == '_' ? letter : '-')))!;
    }

    private string NextStretch(string key) => $"{key}#{_stretches[key] = _stretches.GetValueOrDefault(key) + 1}";

    private static string? Code(SourceRow row) => Bounded(row.Fields.Of(FieldName.Code) ?? row.Id);

    private static string Needed(SourceRow row, string[] names, string what) =>
        Bounded(row.Fields.Of(names)) ?? throw new PlacesFileException($"It has no {what}.");

    private static string? Bounded(string? text) =>
        text is { Length: > LongestText } ? throw new PlacesFileException($"It has a text of more than {LongestText} characters.") : text;
}
