using Microsoft.EntityFrameworkCore;
using Townline.Platform.Files;
using Townline.Platform.Files.Content;
using Townline.Tests.Platform.Files.Images;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Files;

public class FileIntakeTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_photo_is_kept_as_sent_and_as_published_with_what_the_camera_wrote(Engine engine)
    {
        var town = await towns.On(engine);
        var photo = TestJpeg.Laden(TestExif.Of(6, 41.5, -81.6, "2026:03:08 14:30:00", "-05:00"));

        var file = (await Take(town, photo, "../IMG 1.heic")).File!;
        await town.Write(unit => Task.FromResult(unit.Add(file)));

        var stored = await town.Read(db => db.Set<StoredFile>().SingleAsync(row => row.Id == file.Id));
        Assert.Equal(("IMG 1.heic.jpg", "jpeg", 64, 48), (stored.Name, stored.Type, stored.Width, stored.Height));
        Assert.Equal((41.5, -81.6), (stored.Latitude!.Value, Math.Round(stored.Longitude!.Value, 6)));
        Assert.Equal(DateTimeOffset.Parse("2026-03-08T19:30:00Z"), stored.TakenAt);
        Assert.Equal(photo, await Read(town, stored.Sha));
        Assert.Equal(Inspect.Published(photo), await Read(town, stored.PublishedSha!));
    }

    [BothEngines]
    public async Task A_document_has_nothing_to_publish(Engine engine)
    {
        var town = await towns.On(engine);
        var file = (await Take(town, "%PDF-1.7\n%%EOF"u8.ToArray(), "plan.pdf")).File!;
        Assert.Null(file.PublishedSha);
        Assert.Equal("%PDF-1.7\n%%EOF"u8.ToArray(), await Read(town, file.Sha));
    }

    [BothEngines]
    public async Task What_is_refused_is_named_and_not_kept(Engine engine)
    {
        var town = await towns.On(engine);
        var outcome = await Take(town, "<svg/>"u8.ToArray(), "drawing\u202E.svg");
        Assert.Equal(new FileOutcome("drawing.svg", null, Refusal.Svg), outcome);
    }

    private static Task<FileOutcome> Take(TestTown town, byte[] bytes, string name) =>
        town.Get<FileIntake>().Take(town.Tenant, new MemoryStream(bytes), name, town.Clock.Now, default);

    private static async Task<byte[]> Read(TestTown town, string sha)
    {
        await using var content = (await town.Get<IFileStore>().Open(sha, default))!;
        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes);
        return bytes;
    }
}
