using Townline.Channels.Email.Sending;
using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Inquiries;

/// <summary>The messages of a request that go along with a question, oldest first. Who wrote them is said by name only where the clerk wants it.</summary>
internal sealed class InquiryQuotes(Store store, ITimelines timelines, IPeople people)
{
    /// <summary>Characters of each; the rest of a long message is left out.</summary>
    private const int Longest = 10_000;

    /// <param name="name">The resident's, where it is to be said.</param>
    public async Task<IReadOnlyList<MailQuote>> Of(Tenant town, RequestView request, Inquiry inquiry, string? name, IWords w, TownTime time, CancellationToken cancel)
    {
        if (inquiry.Parts.Messages.Count == 0)
        {
            return [];
        }

        await using var db = store.Read(town.Id);
        IReadOnlyList<long> same = request.PersonId is { } person ? await people.SamePerson(db, person, cancel) : [];
        var quotes = new List<MailQuote>();
        foreach (var id in inquiry.Parts.Messages)
        {
            if (await timelines.ById(town.Id, id, cancel) is { Text.Length: > 0 } entry && entry.RequestId == request.Id)
            {
                var text = entry.Text.Length <= Longest ? entry.Text : entry.Text[..Longest].TrimEnd() + "…";
                quotes.Add(new MailQuote(w["mail.quote", time.DateAndTime(entry.At), Writer(town, entry, same, name, w)], text.ReplaceLineEndings("\n")));
            }
        }

        return quotes;
    }

    private static string Writer(Tenant town, TimelineEntry entry, IReadOnlyList<long> same, string? name, IWords w) => entry switch
    {
        { Direction: not Direction.In } => town.Name,
        { InquiryId: not null } => w["mail.ask.outside"],
        { ActingPersonId: null, PersonId: null } => w["mail.ask.resident"],
        { ActingPersonId: null, PersonId: { } writer } when same.Contains(writer) => name ?? w["mail.ask.resident"],
        _ => w["mail.ask.somebody"],
    };
}
