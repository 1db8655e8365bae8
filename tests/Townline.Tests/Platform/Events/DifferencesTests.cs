using Townline.Platform.Events;
using Townline.Requests.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Events;

public class DifferencesTests
{
    [Fact]
    public void Alike_are_alike() => Assert.Empty(Differences.Between(SampleServices.Pothole, SampleServices.Pothole with { Version = 7 }));

    [Fact]
    public void Members_of_lists_are_told_apart_by_their_codes()
    {
        var pothole = SampleServices.Pothole;
        var questions = pothole.Form.Questions;
        var moved = pothole with { Form = new ServiceForm([questions[0], questions[2], questions[1] with { Required = false }]) };

        Assert.Equal(
            [new FieldChange("form.questions", "size, depth, lanes", "size, lanes, depth"), new FieldChange("form.questions.depth.required", "true", "false")],
            Differences.Between(pothole, moved));
    }

    [Fact]
    public void What_is_added_and_what_is_gone_is_told()
    {
        var changes = Differences.Between(SampleServices.Litter, SampleServices.Litter with { Promise = new Promise(3, PromiseUnit.Hours), EvidenceFor = [] });
        Assert.Contains(new FieldChange("promise.amount", null, "3"), changes);
        Assert.Contains(new FieldChange("evidenceFor", "done", null), changes);
    }

    [Fact]
    public void Long_texts_are_cut() =>
        Assert.All(
            Differences.Between(SampleServices.Litter, SampleServices.Litter with { Description = Townline.Platform.Words.LocalText.English(new string('x', 5000)) }),
            change => Assert.True(change.After!.Length < 400));
}
