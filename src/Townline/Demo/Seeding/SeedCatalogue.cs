using Townline.Demo.Catalogue;
using Townline.Demo.People;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Demo.Seeding;

/// <summary>The services with their forms and promises.</summary>
internal sealed class SeedCatalogue(Store store, ICatalogue catalogue, ICatalogueEditor editor)
{
    public async Task Seed(Tenant town, DemoTown demo, TeamIds ids, CancellationToken cancel)
    {
        var known = await catalogue.Of(town.Id);
        await store.Write(
            town.Id,
            Actor.System("demo"),
            async unit =>
            {
                for (var i = 0; i < demo.Services.Count; i++)
                {
                    var service = demo.Services[i];
                    await editor.Save(unit, Info(service, i, known.ByCode(service.Code)?.Id ?? unit.NextId(), ids));
                }
            },
            cancel);
    }

    private static ServiceInfo Info(DemoService service, int order, long id, TeamIds ids) => new()
    {
        Id = id,
        Code = service.Code,
        Name = service.Name.Local(),
        Description = service.Description.Local(),
        Group = service.Group.Name.Local(),
        Keywords = LocalText.Of(("en", string.Join(", ", service.Keywords.En)), ("es", string.Join(", ", service.Keywords.Es))),
        Form = new ServiceForm([.. service.Form.Questions.Select(Question)]),
        Type = service.Type,
        TeamId = ids.Teams[service.Team],
        Promise = Promised(service, ids),
        Visibility = service.Visibility == "public" ? RequestVisibility.Public : RequestVisibility.Private,
        AnonymousAllowed = service.Anonymous,
        NeedsPlace = service.Place == "required",
        Areas = service.Area is null ? [] : [service.Area],
        EvidenceFor = service.Evidence ? [Outcome.Done] : [],
        Order = order,
    };

    private static Requests.Contracts.Promise Promised(DemoService service, TeamIds ids)
    {
        var calendar = ids.Calendars[service.Promise.Calendar ?? DemoStaff.Team(service.Team).Calendar];
        return service.Promise.BusinessDays is { } days
            ? new(days, PromiseUnit.BusinessDays, calendar)
            : new(service.Promise.Hours!.Value, PromiseUnit.Hours, calendar);
    }

    private static FormQuestion Question(DemoQuestion question) => new(question.Code, question.Type, question.Label.Local())
    {
        Required = question.Required,
        Help = question.Help?.Local(),
        Options = [.. (question.Options ?? []).Select(option => new FormOption(option.Key, option.Label.Local()))],
        ShowIf = question.ShowIf is { } condition ? new FormCondition(condition.Code, condition.AnyOf) : null,
    };
}
