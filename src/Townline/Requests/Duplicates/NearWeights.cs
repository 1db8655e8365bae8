using System.Text.Json;
using System.Text.Json.Nodes;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Requests.Duplicates;

/// <summary>
/// How much each sign counts for two reports being the same problem: data of a town. What is left out of a town's own stands as in weights.json.
/// docs/near-duplicates.md tells how they were found. The sum of all, put through the logistic function, is the score.
/// </summary>
internal sealed record NearWeights
{
    private static readonly string StandardText = ReadStandard();

    /// <summary>Those of weights.json.</summary>
    public static NearWeights Standard { get; } = JsonColumn.Read<NearWeights>(StandardText);

    /// <summary>What stands before any sign is seen; negative, as most requests are nobody's second.</summary>
    public double Start { get; init; }
    public double SameService { get; init; }
    public double RelatedService { get; init; }

    /// <summary>Taken off times ln(1 + metres / <see cref="DistanceHalf"/>).</summary>
    public double Distance { get; init; }
    public double DistanceHalf { get; init; }

    /// <summary>Taken off times ln(1 + days between the two).</summary>
    public double Age { get; init; }

    /// <summary>Added times the likeness of the words, 0 to 1.</summary>
    public double Words { get; init; }

    /// <summary>The likeness that counts when one of the two has no words.</summary>
    public double WordsUnknown { get; init; }

    /// <summary>Taken off for each question that both answer differently, three at most.</summary>
    public double Differing { get; init; }

    /// <summary>Taken off, times the chance, from one that itself repeats a still earlier one: the first of several is the one to follow.</summary>
    public double Follows { get; init; }

    /// <summary>Metres within which is looked.</summary>
    public double Reach { get; init; }

    /// <summary>Metres that count where a place is unknown.</summary>
    public double NoPlace { get; init; }

    /// <summary>Metres that count where no coordinates but the same address is known.</summary>
    public double SameAddress { get; init; }

    /// <summary>Score from which people are asked while they report.</summary>
    public double OfferFrom { get; init; }

    /// <summary>Score from which what is already reported is noted as perhaps the same.</summary>
    public double SuggestFrom { get; init; }

    /// <summary>Codes of services that people mistake for each other, each list a family. Services of one group of the catalogue are related anyway.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Related { get; init; } = [];

    public ServiceKinship Kinship(ServiceInfo one, ServiceInfo other) =>
        one.Id == other.Id ? ServiceKinship.Same
        : (!one.Group.IsEmpty && one.Group.Equals(other.Group)) || Related.Any(family => family.Contains(one.Code) && family.Contains(other.Code)) ? ServiceKinship.Related
        : ServiceKinship.Other;

    /// <summary>The standard ones with a town's own in their place.</summary>
    /// <param name="own">A JSON object with some of the weights.</param>
    /// <exception cref="JsonException">It is no such object.</exception>
    public static NearWeights With(string own)
    {
        var all = JsonNode.Parse(StandardText)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(own)?.AsObject() ?? [])
        {
            all[all.ContainsKey(name) ? name : throw new JsonException($"There is no weight '{name}'.")] = value?.DeepClone();
        }

        return JsonColumn.Read<NearWeights>(all.ToJsonString());
    }

    private static string ReadStandard()
    {
        using var stream = typeof(NearWeights).Assembly.GetManifestResourceStream("Townline.Requests.Duplicates.weights.json")
            ?? throw new InvalidOperationException("weights.json is not part of the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
