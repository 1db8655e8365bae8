using Townline.Demo.Catalogue;
using Townline.Demo.Map;
using Townline.Demo.People;

namespace Townline.Tests.Demo;

public class CatalogueTests
{
    private static readonly string[] Types =
        ["text", "string", "number", "datetime", "date", "singlevaluelist", "multivaluelist", "address", "photo", "info"];

    private static readonly IReadOnlyList<DemoService> Services = DemoCatalogue.Services;

    private static IEnumerable<DemoQuestion> Questions => Services.SelectMany(s => s.Form.Questions);

    [Fact]
    public void About_thirty_services_in_ten_groups_have_codes_of_their_own()
    {
        Assert.InRange(Services.Count, 28, 36);
        Assert.Equal(10, Services.Select(s => s.Group.Code).Distinct().Count());
        Assert.Equal(Services.Count, Services.Select(s => s.Code).Distinct().Count());
    }

    [Fact]
    public void Everything_is_said_in_English_and_in_Spanish()
    {
        var texts = Services.SelectMany(s => new[] { s.Name, s.Description, s.Group.Name })
            .Concat(Questions.Select(q => q.Label))
            .Concat(Questions.Select(q => q.Help).OfType<Both>())
            .Concat(Questions.SelectMany(q => q.Options ?? []).Select(o => o.Label));

        Assert.All(texts, text => Assert.True(text is { En.Length: > 0, Es.Length: > 0 }, $"{text}"));
        Assert.All(Services, s => Assert.True(s.Keywords.En.Count >= 5 && s.Keywords.Es.Count >= 5, s.Code));
    }

    [Fact]
    public void Each_names_a_team_a_promise_and_a_known_area()
    {
        Assert.Equal(6, DemoStaff.Teams.Count);
        Assert.All(Services, s =>
        {
            Assert.Contains(s.Team, DemoStaff.Teams.Select(t => t.Code));
            Assert.True(s.Promise.Hours is null != s.Promise.BusinessDays is null, s.Code);
            Assert.True(s.Area is null || Town.Riverton.Areas.Any(a => a.Code == s.Area), s.Code);
        });
    }

    [Fact]
    public void Every_kind_of_service_occurs()
    {
        Assert.Equal(2, Services.Count(s => s.Type == "batch"));
        Assert.Contains(Services, s => s.Visibility == "private");
        Assert.Contains(Services, s => !s.Anonymous);
        Assert.Contains(Services, s => s.Evidence);
        Assert.Contains(Services, s => s.Place == "optional");
        Assert.Equal(2, Services.Count(s => s.Area is not null));
    }

    [Fact]
    public void Every_type_of_question_occurs_and_no_other() =>
        Assert.Equal(Types.Order(), Questions.Select(q => q.Type).Distinct().Order());

    [Fact]
    public void Choices_have_unique_keys_and_stand_only_where_one_chooses() => Assert.All(Questions, q =>
    {
        Assert.Equal(q.Type is "singlevaluelist" or "multivaluelist", q.Options is not null);
        Assert.Equal(q.Options?.Count, q.Options?.Select(o => o.Key).Distinct().Count());
    });

    [Fact]
    public void A_condition_looks_at_an_earlier_question_and_at_keys_it_has() => Assert.All(Services, service =>
    {
        var earlier = new Dictionary<string, DemoQuestion>();
        foreach (var question in service.Form.Questions)
        {
            if (question.ShowIf is { } condition)
            {
                Assert.True(earlier.ContainsKey(condition.Code), $"{service.Code}: {question.Code}");
                Assert.Subset(earlier[condition.Code].Options!.Select(o => o.Key).ToHashSet(), condition.AnyOf.ToHashSet());
            }

            Assert.True(earlier.TryAdd(question.Code, question), $"{service.Code}: {question.Code} twice");
        }
    });
}
