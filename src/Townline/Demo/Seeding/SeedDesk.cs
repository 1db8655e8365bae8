using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;
using Outcome = Townline.Requests.Contracts.Outcome;

namespace Townline.Demo.Seeding;

/// <summary>What the desk of a town that has used it for a year has gathered: views that all share, and macros.</summary>
internal sealed class SeedDesk(Store store, IStaffDirectory directory, IViews views, IMacros macros)
{
    private const string Lead = "supervisor@riverton.example";

    private static readonly (string Name, string Text)[] Views =
    [
        ("Nobody's and late", "overdue&assignee=nobody"),
        ("Español", "open&language=es"),
        ("Potholes and signs", "open&service=pothole&service=street-sign"),
    ];

    private static readonly Macro[] Macros =
    [
        new(0, "we-look-at-it", "We look at it", new WorkSteps { Assignee = WorkSteps.Me, State = "in_progress", Answer = "Thank you. I am looking at your report {reference} now and will write when I know more. {clerk}" }),
        new(0, "nothing-found", "Nothing found there", new WorkSteps { Note = "Crew went there and found nothing.", Outcome = Outcome.NoProblemFound, Sentence = "We went to {place} and found nothing to mend. If it is still there, tell us and we look again." }),
        new(0, "urgent", "Urgent, for Streets", new WorkSteps { Priority = Priority.Urgent, Team = "streets" }) { Services = ["pothole", "street-sign", "flooded-street", "storm-drain"] },
    ];

    public async Task Seed(Tenant town, IReadOnlyDictionary<string, long> staff)
    {
        var member = (await directory.Find(town.Id, staff[Lead]))!;
        var lead = new SignedInStaff(member.Id, member.Name, member.Email, member.Role, member.Rights);
        await store.Write(town.Id, new Actor(ActorKind.Staff, lead.Id, "desk"), async unit =>
        {
            foreach (var (name, text) in Views)
            {
                await views.Save(unit, lead, new ViewOrder(null, name, text, ViewAudience.Everybody, null));
            }

            foreach (var macro in Macros)
            {
                await macros.Save(unit, lead, macro with { Id = unit.NextId() });
            }
        });
    }
}
