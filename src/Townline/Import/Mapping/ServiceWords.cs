using Townline.Import.Maps;
using Townline.Requests.Contracts;

namespace Townline.Import.Mapping;

/// <summary>Finds the service of the catalogue that another system means by its name: the same code or name, or enough words in common.</summary>
internal sealed class ServiceWords
{
    /// <summary>Words of a service's name count so much as a keyword of it.</summary>
    private const double Enough = 0.5;
    private static readonly HashSet<string> Empty = ["and", "or", "the", "of", "in", "on", "for", "a", "other", "request", "report", "y", "de", "del", "la", "el", "los", "las", "en", "otro", "otros", "solicitud"];
    private readonly (ServiceInfo Service, HashSet<string> Exact, List<HashSet<string>> Phrases)[] _services;

    public ServiceWords(ServiceCatalogue catalogue) => _services =
        [.. catalogue.Active.Select(service => (service, Names(service).Select(HeaderWords.Key).ToHashSet(), Names(service).Select(Words).Where(words => words.Count > 0).ToList()))];

    /// <summary>The code of the service; null when none is meant by enough words.</summary>
    public string? Find(string name)
    {
        var key = HeaderWords.Key(name);
        if (Array.Find(_services, each => each.Exact.Contains(key)) is { Service: { } same })
        {
            return same.Code;
        }

        var wanted = Words(name);
        var best = _services.Select(each => (each.Service.Code, Score: each.Phrases.Select(phrase => Likeness(wanted, phrase)).DefaultIfEmpty().Max())).OrderByDescending(each => each.Score).FirstOrDefault();
        return best.Score >= Enough ? best.Code : null;
    }

    /// <summary>Share of the words in common, of all words of both.</summary>
    private static double Likeness(HashSet<string> a, HashSet<string> b)
    {
        var common = a.Count(b.Contains);
        return common == 0 ? 0 : (double)common / (a.Count + b.Count - common);
    }

    private static IEnumerable<string> Names(ServiceInfo service) =>
        [service.Code, .. service.Name.Languages.Select(language => service.Name[language]!), .. service.Keywords.Languages.SelectMany(language => service.Keywords[language]!.Split(','))];

    private static HashSet<string> Words(string text) =>
        [.. ServiceReader.Slug(text.Trim()).Split('-', '_').Where(word => word.Length > 1 && !Empty.Contains(word)).Select(Singular)];

    private static string Singular(string word) => word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word;
}
