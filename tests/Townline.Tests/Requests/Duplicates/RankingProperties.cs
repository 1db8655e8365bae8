using FsCheck;
using FsCheck.Fluent;
using Townline.Requests.Contracts;
using Townline.Requests.Duplicates;

namespace Townline.Tests.Requests.Duplicates;

public class RankingProperties
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly string[] Words = ["hole", "deep", "lamp", "dark", "school", "corner", "broken", "tree", "bench", "Colour: red | Make: Opel", "Colour: blue | Make: Opel"];
    private static readonly ServiceInfo[] Services = [NearTown.Pothole, NearTown.Paving, NearTown.Noise];
    private static readonly Arbitrary<int[]> Dice = Gen.Choose(0, int.MaxValue).ArrayOf(30).ToArbitrary();

    [Fact]
    public void The_answer_is_in_the_order_of_the_score() => Prop.ForAll(Dice, dice =>
    {
        var found = Rank(Candidates(dice)).Of(Question, 20);
        Assert.Equal(found.OrderByDescending(near => near.Score).Select(near => near.Score), found.Select(near => near.Score));
        Assert.All(found, near => Assert.InRange(near.Score, 0, 1));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_in_which_candidates_come_does_not_matter() => Prop.ForAll(Dice, dice =>
    {
        var candidates = Candidates(dice);
        Assert.Equal(Rank(candidates).Of(Question, 20).Select(near => near.Id), Rank([.. Enumerable.Reverse(candidates)]).Of(Question, 20).Select(near => near.Id));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_reports_are_as_alike_one_way_as_the_other() => Prop.ForAll(Dice, dice =>
    {
        var candidates = Candidates(dice);
        var (one, other) = (Report.Of(candidates[0], Catalogue), Report.Of(candidates[^1], Catalogue));
        Assert.Equal(Rank(candidates).Sum(one, other), Rank(candidates).Sum(other, one), 9);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nearer_is_never_less_likely() => Prop.ForAll(Gen.Choose(0, 290).Two().ToArbitrary(), metres =>
    {
        var (near, far) = (Math.Min(metres.Item1, metres.Item2), Math.Max(metres.Item1, metres.Item2));
        Assert.True(ScoreAt(near) >= ScoreAt(far));
    }).QuickCheckThrowOnFailure();

    private static ServiceCatalogue Catalogue { get; } = new(Services);

    private static NearQuestion Question { get; } =
        new() { Service = NearTown.Pothole, Latitude = NearTown.Lat, Longitude = NearTown.Long, Text = "deep hole by the school", At = Noon };

    private static Ranking Rank(IReadOnlyList<Candidate> candidates) => new(NearWeights.Standard, Catalogue, candidates);

    private static double ScoreAt(int metres) => Rank([Candidate(1, [0], metres, 24)]).Of(Question, 1)[0].Score;

    private static List<Candidate> Candidates(int[] dice) => [.. dice.Select((roll, i) => Candidate(i + 1, [roll % 11, roll / 11 % 11, roll / 121 % 11], roll / 7 % 300, roll % 5_000))];

    private static Candidate Candidate(long id, int[] words, double metres, int hours) => new()
    {
        Id = id,
        ServiceId = Services[id % Services.Length].Id,
        IsOpen = 1,
        Description = string.Join(' ', words.Select(word => Words[word])),
        Latitude = NearTown.North(metres),
        Longitude = NearTown.Long,
        RequestedAt = Noon.AddHours(-1 - hours),
    };
}
