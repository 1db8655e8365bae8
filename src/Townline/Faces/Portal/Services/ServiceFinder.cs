using Townline.Platform.Search;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Services;

/// <summary>
/// Finds services by what people call their trouble: name, keywords, group and description, in the reader's language first and in
/// every other after it, forgiving accents and one slip of the finger.
/// </summary>
internal static class ServiceFinder
{
    private const int ShortWord = 3;

    /// <summary>Best first; none when no word fits.</summary>
    public static IReadOnlyList<ServiceInfo> Find(IEnumerable<ServiceInfo> services, string query, string language)
    {
        var asked = Terms(query);
        if (asked.Exists(term => term.Length > ShortWord))
        {
            // "hole in the road": small words are in every description.
            asked.RemoveAll(term => term.Length <= ShortWord);
        }

        var found = from service in services
                    let score = asked.Sum(term => Score(service, term, language))
                    where score > 0
                    orderby score descending
                    select service;
        return [.. found];
    }

    private static int Score(ServiceInfo service, string term, string language) => new[]
    {
        Score(service.Name, term, language, 10),
        Score(service.Keywords, term, language, 8),
        Score(service.Group, term, language, 4),
        Score(service.Description, term, language, 3),
    }.Max();

    /// <param name="worth">Of a whole word; its beginning is worth a little less, a word with a slip less still.</param>
    private static int Score(LocalText text, string term, string language, int worth)
    {
        var best = 0;
        foreach (var tongue in text.Languages)
        {
            var full = 4 * worth - (tongue == language ? 0 : worth);
            foreach (var word in Terms(text[tongue]!))
            {
                var score = word == term ? full
                    : word.StartsWith(term, StringComparison.Ordinal) || (word.Length > ShortWord && term.StartsWith(word, StringComparison.Ordinal)) ? full * 3 / 4
                    : OneSlip.Between(word, term) ? full / 2
                    : 0;
                best = Math.Max(best, score);
            }
        }

        return best;
    }

    private static List<string> Terms(string text) => [.. SearchWords.Asked(text)];
}
