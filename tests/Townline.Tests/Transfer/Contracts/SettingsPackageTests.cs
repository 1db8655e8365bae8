using System.IO.Compression;
using Townline.Platform.Settings;
using Townline.Transfer.Contracts;

namespace Townline.Tests.Transfer.Contracts;

public class SettingsPackageTests
{
    [Theory]
    [InlineData("""{"name":"\ud800"}""")]
    [InlineData("""{"\udc00":{}}""")]
    [InlineData("""{"deep":[{"name":1,"name":2}]}""")]
    [InlineData("""{"name":""")]
    [InlineData("""["name"]""")]
    [InlineData("null")]
    [InlineData("")]
    public void A_file_that_is_no_good_JSON_is_refused_by_its_name(string text)
    {
        var refused = Assert.Throws<SettingsRefusedException>(() => SettingsPackage.Read(Zip(("settings.json", About), ("teams/roads.json", text))));
        Assert.Equal(("teams/roads.json", "settings.no-json"), (refused.Path, refused.Key));
    }

    [Fact]
    public void Each_file_becomes_one_item_with_what_it_says()
    {
        var item = Assert.Single(SettingsPackage.Read(Zip(("settings.json", About), ("teams/north%20end.json", """{"name":"Norden \ud83c\udf33"}"""))).Items);
        Assert.Equal(("teams", "north end", "Norden 🌳"), (item.Kind, item.Code, (string?)item.Content["name"]));
    }

    private const string About =
        """{"format":"townline-settings","formatVersion":1,"schemaVersion":1,"programVersion":"1","town":"Riverton","madeAt":"2026-01-01T00:00:00Z"}""";

    private static MemoryStream Zip(params (string Name, string Text)[] files)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = new StreamWriter(archive.CreateEntry(name).Open());
                entry.Write(text);
            }
        }

        stream.Position = 0;
        return stream;
    }
}
