using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Requests.Catalogue;

/// <inheritdoc/>
internal sealed class CatalogueEditor : ICatalogueEditor
{
    public async Task Save(Unit unit, ServiceInfo service, int? version = null, string? reason = null)
    {
        ServiceCheck.Demand(service);
        var db = unit.Db;
        if (await db.Set<Service>().AnyAsync(other => other.Code == service.Code && other.Id != service.Id))
        {
            throw new RuleBrokenException("service-code-taken", service.Code);
        }

        var row = await db.Set<Service>().AsTracking().FirstOrDefaultAsync(known => known.Id == service.Id);
        var before = row?.Info();
        if (before is not null && version is not null && version != before.Version)
        {
            throw new StaleServiceException(before);
        }

        var changes = before is null ? [] : Differences.Between(before, service);
        if (before is not null && changes.Count == 0)
        {
            return;
        }

        if (before is not null)
        {
            await CheckStates(unit, before, service);
        }

        if (before is { Form.Questions.Count: > 0 } && JsonColumn.Write(before.Form.Questions) != JsonColumn.Write(service.Form.Questions))
        {
            unit.Add(new PastForm { Id = unit.NextId(), TenantId = unit.TenantId, ServiceId = service.Id, Until = unit.Now, Form = before.Form with { Tests = null } });
        }

        Fill(row ?? unit.Add(New(unit, service)), service);
        await db.SaveChangesAsync();
        await unit.Publish(new ServiceChanged(service.Id, service.Code) { Changes = changes, Reason = reason });
        if (service.Workflow.Leaving.Any())
        {
            LeavingStates.Begin(unit, service.Id);
        }
    }

    /// <summary>A request must not stand in a state that there is not, be it open or closed.</summary>
    private static async Task CheckStates(Unit unit, ServiceInfo before, ServiceInfo service)
    {
        foreach (var gone in before.Workflow.States.Where(state => service.Workflow.Find(state.Key) is null))
        {
            if (await unit.Db.Set<Request>().AnyAsync(request => request.ServiceId == service.Id && request.State == gone.Key))
            {
                throw new RuleBrokenException("workflow-state-in-use", gone.Name);
            }
        }
    }

    public IReadOnlyList<ServiceProblem> Problems(ServiceInfo service) => [.. ServiceCheck.Problems(service)];

    private static Service New(Unit unit, ServiceInfo service) => new()
    {
        Id = service.Id,
        TenantId = unit.TenantId,
        Code = service.Code,
        Name = service.Name,
        Description = service.Description,
        Group = service.Group,
        Keywords = service.Keywords,
        Form = service.Form,
        Type = service.Type,
        Areas = service.Areas,
        EvidenceFor = service.EvidenceFor,
    };

    private static void Fill(Service row, ServiceInfo service)
    {
        row.Code = service.Code;
        row.Name = service.Name;
        row.Description = service.Description;
        row.Group = service.Group;
        row.Keywords = service.Keywords;
        row.Form = service.Form;
        row.Type = service.Type;
        row.TeamId = service.TeamId;
        row.PromiseAmount = service.Promise?.Amount;
        row.PromiseUnit = service.Promise?.Unit;
        row.PromiseCalendarId = service.Promise?.CalendarId;
        row.Visibility = service.Visibility;
        row.AnonymousAllowed = service.AnonymousAllowed;
        row.NeedsPlace = service.NeedsPlace;
        row.Areas = service.Areas;
        row.EvidenceFor = service.EvidenceFor;
        row.Notice = service.Notice;
        row.Workflow = ReferenceEquals(service.Workflow, Workflow.Standard) ? null : service.Workflow;
        row.Order = service.Order;
        row.Active = service.Active;
        row.Version++;
    }
}
