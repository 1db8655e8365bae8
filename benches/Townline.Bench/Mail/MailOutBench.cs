using System.Diagnostics;
using System.Globalization;
using System.Text;
using Townline.Channels.Email.Dkim;
using Townline.Channels.Email.Mime.Addresses;
using Townline.Channels.Email.Mime.Writing;
using Townline.Channels.Email.Smtp;
using Townline.Channels.Open311;
using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Commands;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Bench.Mail;

/// <summary>
/// So many receipts wait, each for another resident, while a server starts and sends them to a mail server on the same machine: signed, each once, and written
/// into the history of its request.
/// </summary>
internal static class MailOutBench
{
    private const int Mails = 10_000;
    private const int BatchSize = 250;

    /// <summary>Connections to the mail server.</summary>
    private const int Connections = 16;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    public static async Task OnSqlite()
    {
        using var folder = new TemporaryFolder();
        await Run(folder.Path, null);
    }

    public static async Task OnPostgres()
    {
        using var folder = new TemporaryFolder();
        await Run(folder.Path, await PostgresDatabase.New("mailout"));
    }

    private static async Task Run(string folder, string? postgres)
    {
        await using var sink = new MailSink();
        await using (var first = await ServerProcess.Start(folder, postgres))
        {
        }

        await using (var services = await TownServices.Open(new StorageOptions(folder, postgres)))
        {
            await Fill(services, sink.Port);
        }

        await using var server = await ServerProcess.Start(folder, postgres);
        var (from, before, clock) = (sink.Mails, server.ProcessorTime, Stopwatch.StartNew());
        while (sink.Mails < Mails)
        {
            await Task.Delay(Look);
        }

        var (rate, busy) = ((Mails - from) / clock.Elapsed.TotalSeconds, (server.ProcessorTime - before) / clock.Elapsed);
        Figures.Row($"{Mails:N0} receipts sent to a mail server on the same machine, signed, {Connections} connections", Figures.Rate(rate), "≥ 1,000 /s");
        Figures.Row("processors that the server used", Figures.Ratio(busy));
        Figures.Row("sent twice", $"{sink.Mails - sink.Different:N0}", "0");
        Figures.Row("mails over one connection", Figures.Ratio((double)sink.Mails / sink.Connections));
    }

    /// <summary>Without a town: written, signed and handed over, one after another on each connection.</summary>
    public static async Task Alone()
    {
        await using var sink = new MailSink();
        await using var pool = new SmtpPool();
        var server = new SmtpServer { Host = "127.0.0.1", Port = sink.Port, Security = SmtpSecurity.None, HelloName = "localhost", MostConnections = Connections };
        var signer = new DkimSigner("riverton.example", "townline", DkimKey.New());
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(line => Task.Run(async () =>
        {
            for (var number = line; number < Mails; number += Connections)
            {
                var mail = MailWriter.Write(Receipt(number));
                await pool.Send(server, new SmtpMail("desk@riverton.example", string.Create(CultureInfo.InvariantCulture, $"out{number}@example.org"), signer.Sign(mail.Bytes), mail.NeedsUtf8), CancellationToken.None);
            }
        })));
        Figures.Row($"{Mails:N0} mails written, signed and handed over by the client alone, {Connections} connections", Figures.Rate(Mails / clock.Elapsed.TotalSeconds), "≥ 1,000 /s");
        Figures.Row("sent twice, or not", $"{Math.Abs(Mails - sink.Different) + sink.Mails - sink.Different:N0}", "0");
    }

    private static OutgoingMail Receipt(int number) => new()
    {
        From = new MailAddress("City Hall, Riverton", "desk@riverton.example"),
        To = [new MailAddress("Resident", string.Create(CultureInfo.InvariantCulture, $"out{number}@example.org"))],
        Subject = "We have your report: Pothole",
        Date = DateTimeOffset.UnixEpoch.AddSeconds(number),
        MessageId = string.Create(CultureInfo.InvariantCulture, $"<{number}.bench@riverton.example>"),
        IsAutomatic = true,
        Language = "en",
        Text = string.Concat(Enumerable.Repeat("Thank you. Your report has arrived, and we mean to be done by Friday.\n\n", 8)),
        Html = string.Concat(Enumerable.Repeat("<p>Thank you. Your report has arrived, and we mean to be done by Friday.</p>\n", 8)),
    };

    /// <summary>Nobody sends while this runs: the receipts wait in the outbox.</summary>
    private static async Task Fill(TownServices services, int port)
    {
        var town = await services.Town(null);
        var setup = new OutgoingMailSetup("127.0.0.1", port, MailEncryption.None, null, null, MailLogin.Password, Connections) { DkimDomain = "riverton.example", DkimSelector = "townline" };
        await services.Get<Store>().Write(town.Id, Actor.System("bench"), unit => services.Get<IOutgoingMail>().Save(unit, setup, null, null));
        var service = (await services.Get<ICatalogue>().Of(town.Id)).Active[0];
        for (var written = 0; written < Mails; written += BatchSize)
        {
            await services.Get<IIntake>().ReceiveAll([.. Enumerable.Range(written, BatchSize).Select(number => Report(town, service, number))]);
        }
    }

    private static InboundMessage Report(Tenant town, ServiceInfo service, int number) => new()
    {
        TenantId = town.Id,
        Channel = Open311Channel.ChannelName,
        ExternalId = string.Create(CultureInfo.InvariantCulture, $"bench:{number}"),
        Raw = Encoding.UTF8.GetBytes("{}"),
        ContentType = "application/json",
        Actor = Actor.System("bench"),
        From = new ClaimedPerson([new ClaimedIdentity(IdentityKind.Email, string.Create(CultureInfo.InvariantCulture, $"out{number}@example.org"))], "Resident", string.Create(CultureInfo.InvariantCulture, $"Number {number}"), "en"),
        Text = string.Create(CultureInfo.InvariantCulture, $"A deep hole near house {number}; cars swerve around it, and it fills with water when it rains."),
        Language = "en",
        Report = new ReportDraft { Service = service, Latitude = 41.5, Longitude = -81.6 },
    };
}
