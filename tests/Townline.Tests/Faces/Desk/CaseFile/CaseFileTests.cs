using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Townline.Conversations;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Tests.Faces.Portal;
using Townline.Tests.Platform.Files.Images;
using Townline.Tests.Support;
using Townline.Work.Contracts;

namespace Townline.Tests.Faces.Desk.CaseFile;

public class CaseFileTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task For_the_file_everything_is_there_and_for_the_resident_nothing_of_staff_or_of_others(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await Story(town);
        using var clerk = await town.SignIn(Role.Agent);

        var file = (await clerk.Get($"/desk/requests/{reported.Number}/file/print?for=File")).Text;
        var resident = (await clerk.Get($"/desk/requests/{reported.Number}/file/print?for=Resident")).Text;

        Assert.All(new[] { "It is dark here", "We come on Friday", "Ask the crew", "Ask teh crew", "Call the crew", "<b>not bold</b>", "I am a neighbour" }, words => Assert.Contains(words, file));
        Assert.All(new[] { "It is dark here", "We come on Friday" }, words => Assert.Contains(words, resident));
        Assert.All(new[] { "Ask the crew", "Ask teh crew", "Call the crew", "I am a neighbour" }, words => Assert.DoesNotContain(words, resident));
        Assert.Contains("wrote a message, which is left out here", resident);
    }

    [BothEngines]
    public async Task The_zip_holds_a_page_the_data_and_the_files_with_sums_that_hold(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await Story(town);
        using var clerk = await town.SignIn(Role.Agent);
        var photo = TestJpeg.Of(64, 48, TestJpeg.Exif(TestExif.Of(latitude: 41.5, longitude: -81.6)));
        await (await clerk.Get($"/desk/requests/{reported.Number}")).Form("form.tl-composer").Set("Input.Text", "A photo").Attach("files", "../../evil\\name?.jpg", photo).Submit("Add as a note");

        foreach (var whom in new[] { "File", "Resident" })
        {
            using var answer = await clerk.Http.GetAsync($"/desk/requests/{reported.Number}/file/zip?for={whom}");
            Assert.Equal((HttpStatusCode.OK, "application/zip"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
            using var zip = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
            Assert.All(zip.Entries, entry => Assert.Matches(@"^(files/)?[\w.-]+( [\w.-]+)*$", entry.FullName));
            var sums = (await Text(zip, "SHA256SUMS")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split("  ", 2)).ToDictionary(line => line[1], line => line[0]);
            Assert.Equal(zip.Entries.Select(entry => entry.FullName).Where(name => name != "SHA256SUMS").Order(StringComparer.Ordinal), sums.Keys.Order(StringComparer.Ordinal));
            Assert.All(sums, sum => Assert.Equal(sum.Value, Convert.ToHexStringLower(SHA256.HashData(Bytes(zip, sum.Key)))));
            var data = JsonDocument.Parse(await Text(zip, "case.json")).RootElement;
            Assert.Equal(reported.Number, data.GetProperty("reference").GetInt64());
            Assert.Equal(whom == "File", zip.Entries.Any(entry => entry.FullName.StartsWith("files/", StringComparison.Ordinal)));
            Assert.Equal(whom == "File", (await Text(zip, "index.html")).Contains("Ask the crew", StringComparison.Ordinal));
            if (whom == "File")
            {
                Assert.Contains(zip.Entries, entry => entry.FullName.StartsWith("files/", StringComparison.Ordinal) && Bytes(zip, entry.FullName).SequenceEqual(photo));
            }
        }
    }

    [BothEngines]
    public async Task Who_takes_a_file_out_stands_in_the_audit_trail_and_not_everybody_may(Engine engine)
    {
        var town = await towns.Fresh(engine).WithServices();
        var reported = await town.ReportLamp();
        using var clerk = await town.SignIn(Role.Agent);
        using var reader = await town.SignIn(Role.ReadOnly);

        foreach (var address in new[] { "file", "file/print?for=File", "file/zip?for=Resident" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get($"/desk/requests/{reported.Number}/{address}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get($"/desk/requests/4711/{address}")).Status);
            Assert.Equal(HttpStatusCode.OK, (await clerk.Get($"/desk/requests/{reported.Number}/{address}")).Status);
        }

        var events = await town.Read(db => db.Set<EventRow>().Where(row => row.Kind == "case.exported").OrderBy(row => row.Seq).ToListAsync());
        Assert.Equal([clerk.Staff!.Id, clerk.Staff!.Id], events.Select(row => row.ActorId!.Value));
        Assert.Equal(["print", "zip"], events.Select(row => JsonDocument.Parse(row.Data).RootElement.GetProperty("as").GetString()));
    }

    [BothEngines]
    public async Task A_case_of_ten_thousand_messages_is_whole(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        var id = (await town.Request(reported.Number)).Id;
        await town.Write(unit =>
        {
            for (var i = 0; i < 10_000; i++)
            {
                unit.Insert(Entry.Into, unit.NextId(), unit.TenantId, null, id, null, unit.Now, (int)EntryKind.Message, (int)Direction.Out, "web", 1, 1L, (int)Audience.Resident, $"Message {i}.", null, null);
            }

            return Task.CompletedTask;
        });
        using var clerk = await town.SignIn(Role.Agent);

        var page = await clerk.Http.GetStringAsync($"/desk/requests/{reported.Number}/file/print?for=Resident");

        Assert.Equal(10_001, page.Split("<li class=\"message\">").Length - 1);
        Assert.Contains("Message 9999.", page);
    }

    private static async Task<Reported> Story(TestTown town)
    {
        var reported = await town.ReportLamp();
        await town.Reply(reported.Number, "We come on Friday <b>not bold</b>");
        var request = await town.Request(reported.Number);
        await town.Write(async unit =>
        {
            var note = await town.Get<IConversations>().Note(unit, request.Id, "Ask teh crew", []);
            await unit.Flush();
            await town.Get<IConversations>().Correct(unit, note, "Ask the crew", "Typing", null);
            await town.Get<ITasks>().Add(unit, town.Tenant, new NewTask { What = "Call the crew", RequestId = request.Id, Number = request.Number, StaffId = 1, DueAt = unit.Now.AddDays(1) });
            unit.Insert(Entry.Into, unit.NextId(), unit.TenantId, null, request.Id, 4711L, unit.Now, (int)EntryKind.Message, (int)Direction.In, "web", 2, 4711L, (int)Audience.Public, "I am a neighbour", null, null);
        });
        return reported;
    }

    private static byte[] Bytes(ZipArchive zip, string name)
    {
        using var content = zip.GetEntry(name)!.Open();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }

    private static async Task<string> Text(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return await reader.ReadToEndAsync();
    }
}
