using Microsoft.EntityFrameworkCore;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Requests.Catalogue;

/// <inheritdoc/>
internal sealed class CatalogueEditor : ICatalogueEditor
{
    public async Task Save(Unit unit, ServiceInfo service)
    {
        ServiceCheck.Check(service);
        var db = unit.Db;
        if (await db.Set<Service>().AnyAsync(other => other.Code == service.Code && other.Id != service.Id))
        {
            throw new RuleBrokenException("service-code-taken", service.Code);
        }

        var row = await db.Set<Service>().AsTracking().FirstOrDefaultAsync(known => known.Id == service.Id)
            ?? unit.Add(new Service
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
            });
        Fill(row, service);
        await db.SaveChangesAsync();
        await unit.Publish(new ServiceChanged(service.Id, service.Code));
    }

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
        row.EvidenceRequired = service.EvidenceRequired;
        row.Notice = service.Notice;
        row.Workflow = ReferenceEquals(service.Workflow, Workflow.Standard) ? null : service.Workflow;
        row.Order = service.Order;
        row.Active = service.Active;
        row.Version++;
    }
}
