using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Tests.Support;

/// <summary>A few services for tests.</summary>
internal static class SampleServices
{
    /// <summary>A public service with a form of a required list, a number and a question under a condition.</summary>
    public static ServiceInfo Pothole { get; } = new()
    {
        Id = 101,
        Code = "pothole",
        Name = LocalText.Of(("en", "Pothole"), ("es", "Bache")),
        Description = LocalText.English("A hole in the road"),
        Group = LocalText.English("Streets"),
        Keywords = LocalText.English("hole,road"),
        Promise = new Promise(48, PromiseUnit.Hours),
        Form = new ServiceForm(
        [
            new FormQuestion("size", QuestionType.SingleValueList, LocalText.English("How big is it?"))
            {
                Required = true,
                Options = [new FormOption("small", LocalText.English("Small")), new FormOption("large", LocalText.English("Large"))],
            },
            new FormQuestion("depth", QuestionType.Number, LocalText.English("How deep is it?")) { ShowIf = new FormCondition("size", ["large"]), Required = true },
            new FormQuestion("lanes", QuestionType.MultiValueList, LocalText.English("Which lanes?"))
            {
                Options = [new FormOption("left", LocalText.English("Left")), new FormOption("right", LocalText.English("Right"))],
            },
        ]),
    };

    /// <summary>Without questions.</summary>
    public static ServiceInfo Litter { get; } = new() { Id = 102, Code = "litter", Name = LocalText.English("Litter"), EvidenceFor = [Outcome.Done] };

    /// <summary>Never shown to the public.</summary>
    public static ServiceInfo Welfare { get; } = new() { Id = 103, Code = "welfare", Name = LocalText.English("Welfare"), Visibility = RequestVisibility.Private };

    /// <summary>Gives a ticket first.</summary>
    public static ServiceInfo Survey { get; } = new() { Id = 104, Code = "survey", Name = LocalText.English("Survey"), Type = "batch" };

    /// <param name="where">The first town when left out. Ids are of one town only, so a second gets its own.</param>
    public static async Task Add(TestTown town, Tenant? where = null)
    {
        var editor = town.Get<ICatalogueEditor>();
        foreach (var service in new[] { Pothole, Litter, Welfare, Survey })
        {
            var own = where is null ? service : service with { Id = service.Id + where.Id * 1000 };
            await town.Write(unit => editor.Save(unit, own), where);
        }
    }
}
