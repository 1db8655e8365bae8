using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Mime;
using Townline.Channels.Email.Mime.Automatic;
using Townline.Conversations;
using Townline.Tests.Channels.Email.Spam;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email.Pipe;

/// <summary>`townline mail` as a mail server pipes into it.</summary>
public class MailPipeTests
{
    private const string Mail = "From: rosa@example.org\r\nMessage-ID: <pipe@mail.example>\r\n\r\nThrough the pipe\r\n";

    [BothEngines]
    public async Task A_mail_is_stored_beside_a_running_server_and_only_then_the_exit_code_is_0(Engine engine)
    {
        await using var storage = await Towns.Storage(engine);
        await using var town = await TestTown.Start(storage);
        await SampleServices.Add(town);
        await Mailboxes.Add(town);

        Assert.Equal((0, ""), await MailPipe.Run(storage, Mail, [], "--to", "desk@town.example", "--from", "rosa@example.org"));
        Assert.Equal((0, ""), await MailPipe.Run(storage, Mail, new() { ["ORIGINAL_RECIPIENT"] = "Desk+lamps@town.example", ["SENDER"] = "rosa@example.org" }));

        var inbound = await town.Read(db => db.Set<Inbound>().SingleAsync());
        Assert.EndsWith("<pipe@mail.example>", inbound.ExternalId, StringComparison.Ordinal);
        Assert.Equal(67, (await MailPipe.Run(storage, Mail, [], "--to", "nobody@town.example")).Code);
        Assert.Equal(64, (await MailPipe.Run(storage, Mail, [])).Code);
        Assert.Equal(65, (await MailPipe.Run(storage, "", [], "--to", "desk@town.example")).Code);
        Assert.Equal(65, (await MailPipe.Run(storage, new string('x', 1024 * 1024 + 1), new() { ["TOWNLINE_SMTP_MAX_MB"] = "1" }, "--to", "desk@town.example")).Code);
    }

    [BothEngines]
    public async Task Whom_the_pipe_does_not_name_as_a_sender_is_still_a_person_and_who_has_none_is_a_machine(Engine engine)
    {
        await using var storage = await Towns.Storage(engine);
        await using var town = await TestTown.Start(storage);
        await SampleServices.Add(town);
        await Mailboxes.Add(town);
        string[] to = ["--to", "desk@town.example"];

        Assert.Equal((0, ""), await MailPipe.Run(storage, Mail.Replace("<pipe", "<person", StringComparison.Ordinal), [], to));
        Assert.Equal((0, ""), await MailPipe.Run(storage, Mail.Replace("<pipe", "<postfix", StringComparison.Ordinal), [], [.. to, "--from", "MAILER-DAEMON"]));
        Assert.Equal((0, ""), await MailPipe.Run(storage, Mail.Replace("<pipe", "<exim", StringComparison.Ordinal), new() { ["SENDER"] = "" }, to));

        var kept = (await town.Read(db => db.Set<Inbound>().OrderBy(inbound => inbound.Id).ToListAsync())).ConvertAll(inbound => MailParser.Parse(inbound.Raw).Auto);
        Assert.Equal([AutoKind.None, AutoKind.AutoReply, AutoKind.AutoReply], kept);
    }

    [BothEngines]
    public async Task Spam_is_held_and_the_mail_server_hears_that_it_is_stored(Engine engine)
    {
        await using var storage = await Towns.Storage(engine);
        await using var town = await TestTown.Start(storage);
        await SampleServices.Add(town);
        await Mailboxes.Add(town);

        Assert.Equal((0, ""), await MailPipe.Run(storage, $"X-Spam-Flag: YES\r\n{Mail}", [], "--to", "desk@town.example", "--from", "rosa@example.org"));

        Assert.Equal("Through the pipe", Assert.Single(await new Post(town).Folder()).Opening);
        Assert.Equal(0, await town.Read(db => db.Set<Inbound>().CountAsync()));
    }

    [Fact]
    public async Task What_cannot_be_stored_is_left_to_the_mail_server()
    {
        await using var storage = await Towns.Storage(Engine.SQLite);
        await File.WriteAllTextAsync(Path.Combine(storage.Folder, "townline.db"), "This is no database.");

        var (code, said) = await MailPipe.Run(storage, Mail, [], "--to", "desk@town.example");

        Assert.Equal(75, code);
        Assert.Contains("keep it and try again", said, StringComparison.Ordinal);
    }
}
