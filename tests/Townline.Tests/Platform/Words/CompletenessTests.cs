using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Townline.Platform.Words;

namespace Townline.Tests.Platform.Words;

public partial class CompletenessTests
{
    private static readonly WordBook Book = Speaking.Book;

    [Fact]
    public void Every_text_is_there_in_every_language()
    {
        var gaps =
            from one in Book.Languages
            from other in Book.Languages
            from key in Book.Keys(one).Except(Book.Keys(other))
            select $"{key} is in {one} and not in {other}";
        Assert.Empty(gaps);
    }

    [Fact]
    public void Translations_use_the_same_arguments()
    {
        var different =
            from language in Book.Languages
            from key in Book.Keys(language)
            let english = Book.Find("en", key)
            where english is not null && !english.Placeholders.SequenceEqual(Book.Find(language, key)!.Placeholders)
            select $"{key} in {language}";
        Assert.Empty(different);
    }

    [Fact]
    public void Every_text_that_the_code_asks_for_exists()
    {
        var missing =
            from file in SourceFiles()
            from line in File.ReadLines(file)
            where !line.TrimStart().StartsWith("///", StringComparison.Ordinal)
            from asked in Asked(line)
            where !(asked.Whole ? Book.Find("en", asked.Key) is not null : Book.Keys("en").Any(key => key.StartsWith(asked.Key, StringComparison.Ordinal)))
            select $"{Path.GetFileName(file)}: {asked.Key}";
        Assert.Empty(missing);
    }

    [Fact]
    public void The_reader_of_source_sees_whole_keys_and_beginnings() =>
        Assert.Equal(
            [("a.b", true), ("c.d", true), ("e.", false), ("f.", false), ("g.h", true), ("i.j", true)],
            Asked("""@W["a.b"] words["c.d", 3] W[$"e.{x}"] W["f." + x] W.Html("g.h", link) words.In(lang)["i.j"] Headers["no.key"]""")
        );

    private static IEnumerable<(string Key, bool Whole)> Asked(string source) =>
        Use().Matches(source).Select(match => (match.Groups["key"].Value, match.Groups["after"].Value is "\"]" or "\"," or "\")"));

    [GeneratedRegex("""(?:\bW|\b_?[wW]ords)(?:\.In\([^()]*(?:\([^()]*\))?[^()]*\))?(?:\[|\.Html\()\s*\$?"(?<key>[a-z0-9.-]+)(?<after>"\s*[\],)+]|\{)""")]
    private static partial Regex Use();

    private static IEnumerable<string> SourceFiles([CallerFilePath] string here = "")
    {
        var source = Path.Combine(Path.GetDirectoryName(here)!, "../../../../src/Townline");
        return Directory
            .EnumerateFiles(source, "*.cs*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal) && !file.EndsWith(".csproj", StringComparison.Ordinal));
    }
}
