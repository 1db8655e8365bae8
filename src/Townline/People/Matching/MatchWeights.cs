using System.Collections.Frozen;
using System.Text.Json;
using Townline.Platform.Commands;

namespace Townline.People.Matching;

/// <summary>How much each agreement says, as data: in bits, the binary logarithm of how much likelier it is in one person than in two.</summary>
internal sealed record MatchWeights
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly Lazy<MatchWeights> Shipped = new(() =>
    {
        using var stream = typeof(MatchWeights).Assembly.GetManifestResourceStream("Townline.People.Matching.weights.json") ?? throw new InvalidOperationException("The weights are missing from the program.");
        return JsonSerializer.Deserialize<MatchWeights>(stream, Json)!;
    });

    /// <summary>By <see cref="MatchField"/> in lower case.</summary>
    public required IReadOnlyDictionary<string, FieldWeights> Fields { get; init; }

    /// <summary>Bits for names or address lines that agree only when they are exchanged.</summary>
    public double SwappedNames { get; init; }
    public double SwappedLines { get; init; }

    /// <summary>No value counts as rarer than this, however rare it is in the file: two who share it may be a family.</summary>
    public double Rarest { get; init; }

    /// <summary>From so many bits on two are perhaps the same, or the same.</summary>
    public double Perhaps { get; init; }

    /// <inheritdoc cref="Perhaps"/>
    public double Same { get; init; }

    /// <summary>Those that the program brings along.</summary>
    public static MatchWeights Default => Shipped.Value;

    /// <exception cref="CommandFailedException">The file is not there or not of this form.</exception>
    public static MatchWeights Read(string path)
    {
        try
        {
            var read = JsonSerializer.Deserialize<MatchWeights>(File.ReadAllText(path), Json);
            return read is not null && Enum.GetValues<MatchField>().All(field => read.Fields.ContainsKey(Name(field)))
                ? read
                : throw new CommandFailedException($"{path} does not weigh every field: {string.Join(", ", Enum.GetValues<MatchField>().Select(Name))}.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new CommandFailedException($"{path} cannot be read as weights: {error.Message}");
        }
    }

    /// <summary>In the order of <see cref="MatchField"/>.</summary>
    public FieldWeights[] InOrder() => [.. Enum.GetValues<MatchField>().Select(field => Fields[Name(field)])];

    /// <summary>With the bits that a town set or learned on top.</summary>
    /// <param name="extra">By "field.agreement", such as "given.close".</param>
    public MatchWeights With(IReadOnlyDictionary<string, double> extra) => this with
    {
        Fields = Fields.ToFrozenDictionary(field => field.Key, field => field.Value with
        {
            ExtraSame = extra.GetValueOrDefault($"{field.Key}.same"),
            ExtraClose = extra.GetValueOrDefault($"{field.Key}.close"),
            ExtraSimilar = extra.GetValueOrDefault($"{field.Key}.similar"),
            ExtraDifferent = extra.GetValueOrDefault($"{field.Key}.different"),
        }),
    };

    public static string Name(MatchField field) => field.ToString().ToLowerInvariant();
}

/// <summary>What is known of one field: how often it agrees in two records of one person, and how easily by chance.</summary>
internal sealed record FieldWeights
{
    /// <summary>In two records of one person this part is the same, close, different.</summary>
    public double Same { get; init; }
    public double Close { get; init; }
    public double Different { get; init; }

    /// <summary>How many times easier it is to be close by chance than to be the same.</summary>
    public double Loose { get; init; }

    /// <summary>Bits for something similar.</summary>
    public double Similar { get; init; }

    /// <summary>Part of strangers who have the same; null: how frequent the value is among the people compared.</summary>
    public double? Chance { get; init; }

    /// <summary>Bits on top, set by the town or learned from its clerks.</summary>
    public double ExtraSame { get; init; }
    public double ExtraClose { get; init; }
    public double ExtraSimilar { get; init; }
    public double ExtraDifferent { get; init; }

    /// <param name="frequency">Of the value, 0 to 1; of two values the more frequent.</param>
    public double Bits(Agreement agreement, double frequency)
    {
        var chance = Chance ?? frequency;
        return agreement switch
        {
            Agreement.Same => Math.Log2(Same / chance) + ExtraSame,
            Agreement.Close => Math.Max(0.5, Math.Log2(Close / Math.Min(0.5, chance * Loose))) + ExtraClose,
            Agreement.Similar => Similar + ExtraSimilar,
            Agreement.Different => Math.Log2(Different / (1 - Math.Min(0.9, chance))) + ExtraDifferent,
            _ => 0,
        };
    }
}
