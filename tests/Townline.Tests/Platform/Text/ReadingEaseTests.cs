using Townline.Platform.Text;

namespace Townline.Tests.Platform.Text;

public class ReadingEaseTests
{
    [Theory]
    [InlineData("table", 2)]
    [InlineData("made", 1)]
    [InlineData("street", 1)]
    [InlineData("community", 4)]
    [InlineData("the", 1)]
    public void Syllables_of_English_words(string word, int count) => Assert.Equal(count, Syllables.English(word));

    [Theory]
    [InlineData("farola", 3)]
    [InlineData("aviso", 3)]
    [InlineData("guía", 2)]
    [InlineData("ciudad", 2)]
    [InlineData("que", 1)]
    [InlineData("teatro", 3)]
    [InlineData("novedades", 4)]
    public void Syllables_of_Spanish_words(string word, int count) => Assert.Equal(count, Syllables.Spanish(word));

    [Fact]
    public void The_measure_is_the_published_one()
    {
        // 10 words in 2 sentences, 10 syllables: 206.835 - 1.015 * 5 - 84.6.
        Assert.Equal(117.16, ReadingEase.Of("en", "The cat sat on mats. The dog sat down too.")!.Value, 2);

        // 10 words in 2 sentences, 20 syllables: 206.84 - 1.02 * 5 - 60 * 2.
        Assert.Equal(81.74, ReadingEase.Of("es", "Mesa rota calle larga casa. Gato negro perro blanco vaca.")!.Value, 2);
    }

    [Fact]
    public void Long_words_and_sentences_are_harder_and_addresses_do_not_count()
    {
        const string Plain = "We have your report. We look at it soon. You can write to us at any time.";
        const string Hard = "Notification regarding administrative consideration of aforementioned communication necessitates departmental prioritisation procedures";

        Assert.True(ReadingEase.Of("en", Plain) > 80);
        Assert.True(ReadingEase.Of("en", Hard) < 0);
        Assert.Equal(ReadingEase.Of("en", Plain), ReadingEase.Of("en", $"{Plain} https://town.example/track/1000/ABCDEFGH"));
        Assert.Null(ReadingEase.Of("en", "Too short."));
        Assert.Null(ReadingEase.Of("de", Plain));
    }
}
