using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Portal;

/// <summary>A town with a few services, and what its residents do there.</summary>
internal static class PortalTown
{
    public static ServiceInfo Pothole { get; } = new()
    {
        Id = 101,
        Code = "pothole",
        Name = LocalText.Of(("en", "Pothole"), ("es", "Bache")),
        Description = LocalText.Of(("en", "A hole in a street or a path"), ("es", "Un agujero en la calle o en un camino")),
        Group = LocalText.Of(("en", "Streets"), ("es", "Calles")),
        Keywords = LocalText.Of(("en", "road damage, crater"), ("es", "socavón")),
        Promise = new Promise(72, PromiseUnit.Hours),
        Notice = LocalText.Of(("en", "A crew looks at it within a day."), ("es", "Una cuadrilla lo mira en un día.")),
        Form = new ServiceForm(
        [
            new("depth", QuestionType.SingleValueList, LocalText.Of(("en", "How deep is it?"), ("es", "¿Qué profundidad tiene?")))
            {
                Required = true,
                Options = [new("ankle", LocalText.English("To the ankle")), new("knee", LocalText.English("To the knee"))],
            },
            new("car", QuestionType.String, LocalText.English("Which car was damaged?")) { Required = true, ShowIf = new FormCondition("depth", ["knee"]) },
            new("seen", QuestionType.Date, LocalText.English("When did you see it?")),
        ]),
    };

    public static ServiceInfo Records { get; } = new()
    {
        Id = 102,
        Code = "records",
        Name = LocalText.Of(("en", "Copy of a record"), ("es", "Copia de un acta")),
        Group = LocalText.Of(("en", "Papers"), ("es", "Documentos")),
        NeedsPlace = false,
        AnonymousAllowed = false,
        Visibility = RequestVisibility.Private,
    };

    public static ServiceInfo Lamp { get; } = new()
    {
        Id = 103,
        Code = "street-lamp",
        Name = LocalText.Of(("en", "Street lamp is out"), ("es", "Farola apagada")),
        Description = LocalText.Of(("en", "A lamp that is dark, flickers or burns by day"), ("es", "Una farola que no luce, parpadea o luce de día")),
        Group = LocalText.Of(("en", "Streets"), ("es", "Calles")),
        Keywords = LocalText.Of(("en", "light, dark"), ("es", "luz, oscuro")),
    };

    public static async Task<TestTown> WithServices(this Task<TestTown> starting)
    {
        var town = await starting;
        await town.Write(async unit =>
        {
            foreach (var service in new[] { Pothole, Records, Lamp })
            {
                await town.Get<ICatalogueEditor>().Save(unit, service);
            }
        });
        return town;
    }

    /// <summary>Somebody who asks for pages, as browsers do.</summary>
    public static Visitor Resident(this TestTown town)
    {
        var visitor = town.Visitor();
        visitor.Http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return visitor;
    }

    /// <summary>Reports a lamp from the first screen to the confirmation, giving as little as possible.</summary>
    public static async Task<Reported> ReportLamp(this TestTown town, string description = "It is dark here", bool keepPrivate = false, string place = "41.5")
    {
        using var visitor = town.Resident();
        var page = await visitor.Get("/report/street-lamp");
        page = await page.Form("form[data-once]").Set("Where.lat", place).Set("Where.long", "-81.6").Submit("Continue");
        page = await page.Form("form[data-once]").Submit("Continue");
        page = await page.Form("form[data-once]").Set("Description", description).Submit("Continue").PastOthers();
        var contact = page.Form("form[data-once]");
        page = await (keepPrivate ? contact.Set("KeepPrivate", "yes") : contact).Submit("Continue");
        page = await page.Form("form[data-once]").Submit("Send the report");
        return Reported.From(page);
    }

    /// <summary>Says that theirs is another problem, where they are asked.</summary>
    public static async Task<WebPage> PastOthers(this Task<WebPage> going)
    {
        var page = await going;
        return page.Heading == "Is it one of these?" ? await page.Form("form[data-once]").Set("Choice", "another").Submit("Continue") : page;
    }

    public static async Task<RequestView> Request(this TestTown town, long number) =>
        await town.Get<IRequestQueries>().ByNumber(town.Tenant.Id, number, CancellationToken.None) ?? throw new KeyNotFoundException($"{number}");

    /// <summary>Closes a request as the town does.</summary>
    public static async Task Close(this TestTown town, long number, string sentence = "We changed the bulb.", Outcome outcome = Outcome.Done)
    {
        var request = await town.Request(number);
        await town.Write(unit => town.Get<IRequests>().Close(unit, request.Id, new Closure(outcome, sentence)));
    }

    /// <summary>Writes to the reporter as the town does.</summary>
    public static async Task Reply(this TestTown town, long number, string text)
    {
        var request = await town.Request(number);
        await town.Write(unit => town.Get<IConversations>().Reply(unit, request.Id, text, []));
        await town.OutboxIsDone();
    }

    public static Task<int> CountOfRequests(this TestTown town) => town.Read(db => db.Set<Townline.Requests.Request>().CountAsync());
}

/// <summary>What the confirmation of a report says.</summary>
internal sealed record Reported(long Number, string PrivatePath)
{
    public string Code => PrivatePath.Split('/')[^1];

    public static Reported From(WebPage confirmation)
    {
        Assert.Equal("Thank you, we have your report", confirmation.Heading);
        var link = confirmation.One(".tl-copy input").GetAttribute("value")!;
        return new Reported(long.Parse(confirmation.One(".govuk-panel__body strong").TextContent, System.Globalization.CultureInfo.InvariantCulture), new Uri(link).PathAndQuery);
    }
}
