using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Retention;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Demo.Seeding;

/// <summary>How long Riverton keeps things: long, so that nothing of its year goes.</summary>
internal sealed class SeedRetention(Store store, RetentionBook book, ICatalogue catalogue)
{
    private static readonly IReadOnlyList<Taken> All = Enum.GetValues<Taken>();

    /// <summary>Services whose papers are asked for long after.</summary>
    private static readonly string[] LongKept = ["unsafe-home", "vacant-building", "work-without-permit", "event-permit", "business-license", "tree-danger"];

    public async Task Seed(Tenant town, CancellationToken cancel)
    {
        var services = (await catalogue.Of(town.Id)).All.Select(service => service.Code).ToList();
        var kept = services.Intersect(LongKept).ToList();
        await store.Write(
            town.Id,
            Actor.System("demo"),
            async unit =>
            {
                if (await unit.Db.Set<RetentionClassRow>().AnyAsync())
                {
                    return;
                }

                await Add(unit, "everyday", ("Everyday matters", "Asuntos cotidianos"), ("Damage claims against the town end after three years; two more for complaints.", "Las reclamaciones por daños contra el municipio prescriben a los tres años; dos más para quejas."), 5, All, services.Except(kept));
                await Add(unit, "long", ("Buildings, trees and permits", "Edificios, árboles y permisos"), ("Owners and courts ask for what was known about a building long after.", "Propietarios y tribunales preguntan mucho después qué se sabía de un edificio."), 10, [Taken.Person, Taken.Files], kept);
                await Add(unit, "contacts", ("Talks without a request", "Contactos sin solicitud"), ("Long enough to answer a complaint about how somebody was served.", "El tiempo suficiente para responder a una queja sobre la atención recibida."), 2, All, ["calls", "messages", "visits"]);
                await Add(unit, "proof", ("Proof of what happened", "Prueba de lo ocurrido"), ("As long as everyday matters, so that what was sent in can be proved while it is kept.", "Igual que los asuntos cotidianos, para poder probar lo enviado mientras se conserva."), 5, All, ["journal", "looks"]);
            },
            cancel);
    }

    private async Task Add(Unit unit, string code, (string En, string Es) name, (string En, string Es) reason, int years, IReadOnlyList<Taken> takes, IEnumerable<string> subjects)
    {
        var codes = subjects.Select(subject => code is "everyday" or "long" ? $"requests:{subject}" : subject);
        var rule = new RetentionClass(unit.NextId(), code, LocalText.Of(("en", name.En), ("es", name.Es)), LocalText.Of(("en", reason.En), ("es", reason.Es)), years, KeepUnit.Years, takes, 0)
        {
            Subjects = [.. codes],
        };
        await book.Save(unit, rule, null);
    }
}
