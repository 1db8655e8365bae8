using Townline.Channels.Email.Notices;
using Townline.Channels.Email.Sending;
using Townline.Channels.Email.Staff;
using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Samples;

/// <inheritdoc/>
internal sealed class MailSamples(TenantDirectory towns, TownWords words, ICatalogue catalogue, TimeProvider clock) : IMailSamples
{
    private const long Number = 1000;
    private const int DaysToDo = 3;

    public IReadOnlyList<MailKind> Kinds { get; } =
    [
        new("receipt", ["mail.receipt.subject", "mail.receipt.thanks", "mail.receipt.promise", "mail.receipt.next", "mail.receipt.link", "mail.receipt.answer", "mail.receipt.machine"]),
        new("answer", ["mail.subject", "mail.answer", "mail.link", "mail.files-left"]),
        new("closure", ["mail.subject", "mail.closed", .. Enum.GetValues<Outcome>().Select(outcome => $"mail.outcome.{outcome}"), "mail.not-fixed.link", "mail.not-fixed"]),
        new("staff", [
            "mail.staff.subject", .. Enum.GetValues<NewsKind>().Select(news => $"mail.staff.{news.ToString().ToLowerInvariant()}"), "mail.staff.request", "mail.staff.number", "mail.staff.place", "mail.staff.due", "mail.staff.todo",
            "mail.staff.said", "mail.staff.link", "mail.staff.reply", "mail.staff.choose", "mail.staff.stop", "mail.staff.refused.subject", "mail.staff.refused.address", "mail.staff.refused.rights", "mail.staff.refused.gone",
        ]),
        new("follow", ["mail.follow.subject", "mail.follow.news", "mail.follow.closed", "mail.follow.link", "mail.follow.leave"]),
    ];

    public async Task<MailSample?> Show(int tenantId, string kind, string language, IReadOnlyDictionary<string, string> instead, CancellationToken cancel = default)
    {
        var town = await towns.Get(tenantId, cancel);
        var own = await words.Languages(town);
        var w = words.Speak(new TownLanguages(own.Offered, (spoken, key) => spoken == language && instead.TryGetValue(key, out var text) ? Phrase.Parse(text) : own.Wording(spoken, key)), language);
        var service = (await catalogue.Of(tenantId)).All.FirstOrDefault();
        var (request, name) = (Request(service), w.Of(service?.Name));
        var (mail, links) = kind switch
        {
            "receipt" => (new MailWords(w["mail.receipt.subject", name], ReceiptLetter.Text(town, request, name, MailTexts.LinkOf(town, request), w, new TownTime(w, town.Zone, clock)), []), MailTexts.LinkOf(town, request)),
            "answer" => (MailTexts.Of(town, request, service, Entry(null), w["mails.sample.answer"], w), MailTexts.LinkOf(town, request)),
            "closure" => (MailTexts.Of(town, request with { Outcome = Outcome.Done }, service, Entry("request.closed"), w["mails.sample.closure"], w), MailTexts.LinkOf(town, request)),
            "staff" => Staff(town, request, name, w),
            "follow" => (new MailWords(w["mail.follow.subject", name], FollowerLetter.Text(town, request, name, isClosure: false, w["mails.sample.answer"], 0, w), []), null),
            _ => (null, null),
        };
        return mail is null ? null : new MailSample(mail.Subject, mail.Text, MailHtml.Of(mail.Subject, mail.Text, links is null ? mail.Links : [links], w));
    }

    private (MailWords Mail, string? Link) Staff(Tenant town, RequestView request, string name, IWords w)
    {
        var facts = new StaffFacts(new StaffMail(0, 0, "", "", [NewsKind.Answered], clock.GetUtcNow()), request, name, [w["mails.sample.said"]]);
        return (new MailWords(StaffTexts.Subject(town, facts, w), StaffTexts.Of(town, facts, w, new TownTime(w, town.Zone, clock)), StaffTexts.Links(town, facts)), null);
    }

    private RequestView Request(ServiceInfo? service) => new()
    {
        Id = 0,
        Number = Reference.Of(Number),
        ServiceId = service?.Id ?? 0,
        State = "received",
        Open = true,
        Channel = EmailChannel.ChannelName,
        Description = "",
        Answers = new Dictionary<string, IReadOnlyList<string>>(),
        RequestedAt = clock.GetUtcNow(),
        UpdatedAt = clock.GetUtcNow(),
        DueAt = clock.GetUtcNow().AddDays(DaysToDo),
        Version = 1,
    };

    private TimelineEntry Entry(string? happened) => new()
    {
        Id = 0,
        At = clock.GetUtcNow(),
        Kind = happened is null ? EntryKind.Message : EntryKind.Event,
        Direction = Direction.Out,
        Channel = EmailChannel.ChannelName,
        AuthorKind = ActorKind.Staff,
        Audience = Audience.Resident,
        Text = "",
        EventKind = happened,
    };
}
