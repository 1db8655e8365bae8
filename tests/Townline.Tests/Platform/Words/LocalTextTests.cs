using System.Text.Json;
using Townline.Platform.Words;

namespace Townline.Tests.Platform.Words;

public class LocalTextTests
{
    private static readonly LocalText Pothole = LocalText.Of(("es", "Bache"), ("en", "Pothole"), ("fr", " "));

    [Fact]
    public void It_survives_json_with_its_letters()
    {
        var name = Pothole.With("es", "Señal caída");
        Assert.Equal("""{"en":"Pothole","es":"Señal caída"}""", name.ToJson());
        Assert.Equal(name, LocalText.Parse(name.ToJson()));
        Assert.Equal(name, JsonSerializer.Deserialize<LocalText>(JsonSerializer.Serialize(name)));
    }

    [Theory]
    [InlineData("es", "en", "Bache")]
    [InlineData("es-MX", "en", "Bache")]
    [InlineData("fr", "es", "Bache")]
    [InlineData("fr", "de", "Pothole")]
    public void The_nearest_language_is_shown(string wanted, string townDefault, string expected) => Assert.Equal(expected, Pothole.In(wanted, townDefault));

    [Fact]
    public void Any_text_is_better_than_none()
    {
        Assert.Equal("Nid-de-poule", LocalText.Of(("fr", "Nid-de-poule")).In("es"));
        Assert.Equal("", LocalText.Empty.In("es"));
        Assert.True(Pothole.With("en", "").With("es", null).IsEmpty);
    }

    [Theory]
    [InlineData("\"Pothole\"")]
    [InlineData("[1]")]
    [InlineData("{\"en\":1}")]
    public void Json_of_another_shape_is_refused(string json) => Assert.Throws<JsonException>(() => LocalText.Parse(json));
}
