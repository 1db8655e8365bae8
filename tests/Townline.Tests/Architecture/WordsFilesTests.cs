using Townline.Tests.Support;

namespace Townline.Tests.Architecture;

public class WordsFilesTests
{
    [Fact]
    public void Every_sentence_is_there_in_English_and_in_Spanish()
    {
        var folders = Directory.EnumerateDirectories(Repository.Combine("src", "Townline"), "Words", SearchOption.AllDirectories)
            .Where(folder => Directory.EnumerateFiles(folder, "*.json").Any() && !folder.Contains("/bin/", StringComparison.Ordinal) && !folder.Contains("/obj/", StringComparison.Ordinal));
        Assert.Empty(
            from folder in folders
            from difference in WordsFiles.Differences(Read(folder, "en.json"), Read(folder, "es.json"))
            select $"{Path.GetRelativePath(Repository.Root, folder)}: {difference}");
    }

    [Theory]
    [InlineData("""{"a":"Yes"}""", """{}""", "a is not translated.")]
    [InlineData("""{"a":"Yes"}""", """{"a":" "}""", "a is not translated.")]
    [InlineData("""{}""", """{"a":"Sí"}""", "a is not in English.")]
    [InlineData("""{"a":"{0} of {1}"}""", """{"a":"{0} de"}""", "a has other arguments")]
    public void An_incomplete_language_is_found(string english, string spanish, string difference) =>
        Assert.Contains(difference, Assert.Single(WordsFiles.Differences(english, spanish)));

    private static string Read(string folder, string name) =>
        File.Exists(Path.Combine(folder, name)) ? File.ReadAllText(Path.Combine(folder, name)) : "{}";
}
