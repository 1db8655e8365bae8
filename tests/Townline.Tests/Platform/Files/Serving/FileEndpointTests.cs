using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Townline.Platform.Files;
using Townline.Platform.Files.Serving;
using Townline.Tests.Platform.Files.Images;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Files.Serving;

public class FileEndpointTests
{
    private static readonly byte[] Photo = TestJpeg.Laden(TestExif.Of(6, 41.5, -81.6));

    [BothEngines]
    public async Task Everybody_sees_the_bare_picture_of_a_public_request_and_may_cache_it(Engine engine)
    {
        await using var trying = await TryingTown.Start(engine);
        var link = await Give(trying, "lamp.jpg", Photo, FileView.Public);

        var answer = await Get(trying, link);

        Assert.Equal(Inspect.Published(Photo), await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.ToString());
        Assert.True(answer.Headers.CacheControl!.Public);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("inline", answer.Content.Headers.ContentDisposition!.DispositionType);
    }

    [BothEngines]
    public async Task It_answers_parts_and_knows_what_has_not_changed(Engine engine)
    {
        await using var trying = await TryingTown.Start(engine);
        var link = await Give(trying, "lamp.jpg", Photo, FileView.Public);
        var tag = (await Get(trying, link)).Headers.ETag!;

        var unchanged = await Get(trying, link, request => request.Headers.IfNoneMatch.Add(tag));
        var part = await Get(trying, link, request => request.Headers.Range = new RangeHeaderValue(2, 9));

        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(Inspect.Published(Photo)[2..10], await part.Content.ReadAsByteArrayAsync());
    }

    [BothEngines]
    public async Task Only_staff_get_the_picture_as_it_was_sent(Engine engine)
    {
        await using var trying = await TryingTown.Start(engine);
        var link = await Give(trying, "lamp.jpg", Photo, FileView.Staff);

        var original = await Get(trying, link + "?original=1");
        Assert.Equal(Photo, await original.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", original.Content.Headers.ContentDisposition!.DispositionType);
        Assert.True(original.Headers.CacheControl!.Private);
        Assert.Equal(Inspect.Published(Photo), await (await Get(trying, link)).Content.ReadAsByteArrayAsync());

        foreach (var view in new[] { FileView.Public, FileView.Resident })
        {
            trying.Gate.Shows = view;
            Assert.Equal(Inspect.Published(Photo), await (await Get(trying, link + "?original=1")).Content.ReadAsByteArrayAsync());
        }
    }

    [BothEngines]
    public async Task A_document_is_a_download_for_those_with_the_link_and_nothing_for_others(Engine engine)
    {
        await using var trying = await TryingTown.Start(engine);
        var link = await Give(trying, "plan.pdf", "%PDF-1.7\n%%EOF"u8.ToArray(), FileView.Resident);

        var answer = await Get(trying, link);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.ToString());

        trying.Gate.Shows = FileView.Public;
        Assert.Equal(HttpStatusCode.NotFound, (await Get(trying, link)).StatusCode);
    }

    [BothEngines]
    public async Task Whoever_uploaded_sees_a_draft_again_and_nobody_else(Engine engine)
    {
        await using var trying = await TryingTown.Start(engine);
        var link = (await trying.Send(("lamp.jpg", Photo)))[1].Split(' ')[1];

        var answer = await Get(trying, link);
        Assert.Equal(Inspect.Published(Photo), await answer.Content.ReadAsByteArrayAsync());
        Assert.True(answer.Headers.CacheControl!.Private);
        foreach (var wrong in new[] { link.Split('?')[0], link[..^4] + "AAAA", link.Split('?')[0] + "?t=" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Get(trying, wrong)).StatusCode);
        }
    }

    [BothEngines]
    public async Task Another_town_does_not_have_it_not_even_with_the_link(Engine engine)
    {
        await using var trying = await TryingTown.Start(engine);
        var other = await trying.Town.AddTown("otherton");
        var sent = (await trying.Send(("lamp.jpg", Photo)))[1];

        using var visitor = trying.Town.Visitor(other);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Http.GetAsync(sent.Split(' ')[1])).StatusCode);
    }

    [BothEngines]
    public async Task A_file_is_given_once_and_only_to_the_holder_of_its_ticket(Engine engine)
    {
        await using var trying = await TryingTown.Start(engine);
        var town = trying.Town;
        var tickets = (await trying.Send(("a.jpg", Photo), ("b.png", TestPng.Of())))[1..].Select(line => line.Split(' ')[0]).ToArray();

        var given = await town.Write(unit => Drafts.Give(unit, town.Tenant, [tickets[0], tickets[0], tickets[1].Split('.')[0] + ".AAAAAAAAAAAAAAAAAAAAAA", null], "try", 1));
        var again = await town.Write(unit => Drafts.Give(unit, town.Tenant, tickets, "try", 2));

        Assert.Equal("a.jpg", Assert.Single(given).Name);
        Assert.Equal("b.png", Assert.Single(again).Name);
        Assert.Equal([1L, 2L], await town.Read(db => db.Set<StoredFile>().OrderBy(file => file.Id).Select(file => file.OwnerId!.Value).ToListAsync()));
    }

    private static async Task<string> Give(TryingTown trying, string name, byte[] bytes, FileView view)
    {
        var ticket = (await trying.Send((name, bytes)))[1].Split(' ')[0];
        var files = await trying.Town.Write(unit => Drafts.Give(unit, trying.Town.Tenant, [ticket], "try", 1));
        trying.Gate.Shows = view;
        return files[0].Link;
    }

    private static async Task<HttpResponseMessage> Get(TryingTown trying, string link, Action<HttpRequestMessage>? change = null)
    {
        using var visitor = trying.Town.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, link);
        change?.Invoke(request);
        var answer = await visitor.Http.SendAsync(request);
        await answer.Content.LoadIntoBufferAsync();
        return answer;
    }
}
