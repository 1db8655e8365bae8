using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Townline.Identity.AccessLog;
using Townline.Identity.Contracts;
using Townline.Tests.Channels.Email;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Api;

public class ReadMessagesTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_mail_is_given_byte_by_byte_and_as_what_it_says(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var mail = await post.Write("Dark\u00ff", "Subject: Lamp\r\nCc: tom@example.org\r\n", from: "Rosa <rosa@example.org>", sender: "rosa@example.org");
        using var program = await post.Town.Program([ApiScopes.PeopleRead]);

        var raw = await program.GetAsync($"/api/v1/messages/{mail.EntryId}/raw");
        Assert.Equal("message/rfc822", raw.Content.Headers.ContentType!.MediaType);
        Assert.Equal(mail.Raw, await raw.Content.ReadAsByteArrayAsync());
        var parsed = await ApiTown.Read(await program.GetAsync($"/api/v1/messages/{mail.EntryId}/parsed"), HttpStatusCode.OK);
        Assert.Equal(("rosa@example.org", "Rosa", "Lamp", "none"), ((string?)parsed["from_email"], (string?)parsed["from_display_name"], (string?)parsed["subject"], (string?)parsed["auto"]));
        Assert.Equal("tom@example.org", (string?)parsed["cc"]![0]);
        Assert.StartsWith("Dark", (string?)parsed["body_text"], StringComparison.Ordinal);
        Assert.Null(parsed["bounce"]);
    }

    [BothEngines]
    public async Task What_it_says_is_as_described(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        const string body = "--b\r\nContent-Type: text/html\r\n\r\n<p>Dark</p>\r\n--b\r\nContent-Type: text/csv; name=a.csv\r\nContent-Disposition: attachment\r\n\r\na,b\r\n--b--";
        var mail = await post.Write(body, "MIME-Version: 1.0\r\nDate: Mon, 2 Mar 2026 10:00:00 +0100\r\nContent-Type: multipart/mixed; boundary=b\r\n");
        using var program = await post.Town.Program([ApiScopes.PeopleRead]);
        var document = await ApiTown.Read(await program.GetAsync("/api/v1/openapi.json"), HttpStatusCode.OK);

        var schema = document["paths"]!["/api/v1/messages/{id}/parsed"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!;
        var parsed = await ApiTown.Read(await program.GetAsync($"/api/v1/messages/{mail.EntryId}/parsed"), HttpStatusCode.OK);

        Assert.Empty(JsonSchema.Differences(document, schema, parsed, "parsed"));
        Assert.Equal("a.csv", (string?)parsed["attachments"]![0]!["filename"]);
        Assert.NotNull(document["paths"]!["/api/v1/messages/{id}/raw"]!["get"]!["responses"]!["200"]!["content"]!["message/rfc822"]);
    }

    [BothEngines]
    public async Task What_is_no_mail_of_this_town_is_not_there_and_a_key_without_the_scope_hears_nothing(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var mail = await post.Write("Dark");
        var other = await post.Town.AddTown("otherton");
        using var program = await post.Town.Program([ApiScopes.PeopleRead]);
        using var stranger = await post.Town.Program([ApiScopes.PeopleRead], other);
        using var reader = await post.Town.Program([ApiScopes.ApiRead, ApiScopes.ApiWrite]);

        foreach (var what in new[] { "raw", "parsed" })
        {
            await ApiTown.Read(await stranger.GetAsync($"/api/v1/messages/{mail.EntryId}/{what}"), HttpStatusCode.NotFound);
            await ApiTown.Read(await program.GetAsync($"/api/v1/messages/17/{what}"), HttpStatusCode.NotFound);
            await ApiTown.Read(await program.GetAsync($"/api/v1/messages/x/{what}"), HttpStatusCode.NotFound);
            await ApiTown.Read(await reader.GetAsync($"/api/v1/messages/{mail.EntryId}/{what}"), HttpStatusCode.Forbidden);
        }

        await post.Town.Write(unit => unit.Execute("UPDATE conversations_inbound SET raw = @none", new { none = Array.Empty<byte>() }));
        await ApiTown.Read(await program.GetAsync($"/api/v1/messages/{mail.EntryId}/raw"), HttpStatusCode.NotFound);
    }

    [BothEngines]
    public async Task A_program_that_reads_a_mail_is_written_down(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var mail = await post.Write("Dark");
        using var program = await post.Town.Program([ApiScopes.PeopleRead]);

        await program.GetAsync($"/api/v1/messages/{mail.EntryId}/parsed");
        await post.Town.Get<AccessWriter>().Flush();

        var look = Assert.Single(await post.Town.Get<IAccessLog>().Read(post.Town.Tenant.Id, new AccessQuestion([mail.PersonId!.Value])));
        Assert.Equal((true, AccessWays.Api), (look.ByKey, look.Way));
    }
}
