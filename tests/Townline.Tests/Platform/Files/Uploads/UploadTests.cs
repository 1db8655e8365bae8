using System.Net;
using System.Net.Sockets;
using System.Text;
using Townline.Platform.Files;
using Townline.Platform.Tenancy;
using Townline.Tests.Platform.Files.Images;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Files.Uploads;

public sealed class UploadTests : IAsyncLifetime
{
    private TryingTown _town = null!;

    public async Task InitializeAsync() => _town = await TryingTown.Start(Engine.SQLite);

    public Task DisposeAsync() => _town.DisposeAsync().AsTask();

    [Fact]
    public async Task A_file_that_is_far_too_large_does_not_cost_what_was_typed_nor_the_other_files()
    {
        var film = new byte[60 * 1024 * 1024];

        var lines = await _town.Send(("film.mp4", film), ("lamp.jpg", TestJpeg.Of()));

        Assert.Equal(["typed what I typed: ñ 灯", "TooLarge film.mp4"], lines[..2]);
        Assert.Contains("/lamp.jpg?t=", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_eleventh_file_is_one_too_many()
    {
        var lines = await _town.Send([.. Enumerable.Range(1, 12).Select(n => ($"{n}.jpg", TestJpeg.Of()))]);

        Assert.Equal(["TooMany 11.jpg", "TooMany 12.jpg"], lines[11..]);
    }

    [Fact]
    public async Task The_town_sets_its_own_limits()
    {
        var tenant = _town.Town.Tenant;
        var settings = tenant.Settings;
        try
        {
            tenant.Settings = settings with { Files = new FileLimits { ImageBytes = 10_000, OtherBytes = 5_000, FilesPerRequest = 2 } };
            await _town.Town.Write(unit => TenantDirectory.Save(unit, tenant));

            var lines = await _town.Send(("a.txt", new byte[6_000].Select(_ => (byte)'a').ToArray()), ("b.jpg", TestJpeg.Of()), ("c.jpg", TestJpeg.Of()));

            Assert.Equal("TooLarge a.txt", lines[1]);
            Assert.Contains("/b.jpg?t=", lines[2], StringComparison.Ordinal);
            Assert.Equal("TooLarge c.jpg", lines[3]);
        }
        finally
        {
            tenant.Settings = settings;
            await _town.Town.Write(unit => TenantDirectory.Save(unit, tenant));
        }
    }

    [Fact]
    public async Task A_file_field_that_was_left_empty_is_no_file()
    {
        using var visitor = _town.Town.Visitor();
        var body = "--x\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"\"\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--x--\r\n";
        var answer = await visitor.Http.PostAsync("/try", Form(body));

        Assert.Equal("typed \n", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"typed\"\r\n\r\ncut")]
    [InlineData("--x\r\n\r\nno name\r\n--x--\r\n")]
    [InlineData("nothing like a form")]
    [InlineData("")]
    public async Task A_body_that_is_no_whole_form_is_told_so(string body)
    {
        using var visitor = _town.Town.Visitor();
        var answer = await visitor.Http.PostAsync("/try", Form(body));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("The upload cannot be read: it is not a complete multipart form.\n", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_upload_that_is_cut_off_leaves_nothing_behind()
    {
        using (var socket = new TcpClient("127.0.0.1", _town.Town.Address.Port))
        {
            var start = "POST /try HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 9000000\r\n\r\n"
                + "--x\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n\r\n";
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(start));
            await socket.GetStream().WriteAsync(new byte[1_000_000]);
            await Eventually.True(() => Incoming().Length == 1);
        }

        await Eventually.True(() => Incoming().Length == 0);
        Assert.Empty(_town.Town.Log.From(Microsoft.Extensions.Logging.LogLevel.Error));
    }

    [Fact]
    public async Task Nothing_stays_in_the_folder_of_what_comes_in()
    {
        await _town.Send(("lamp.jpg", TestJpeg.Laden(TestExif.Of(6))));
        await Eventually.True(() => Incoming().Length == 0);
    }

    private string[] Incoming()
    {
        var folder = Path.Combine(_town.Town.Storage.Folder, "incoming");
        return Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
    }

    private static ByteArrayContent Form(string body)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        return content;
    }
}
