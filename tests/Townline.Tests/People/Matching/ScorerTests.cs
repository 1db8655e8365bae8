using Townline.People.Matching;

namespace Townline.Tests.People.Matching;

public class ScorerTests
{
    private static readonly MatchRecord Rosa = Person("Rosa", "Delgado", born: "1980-02-03");

    [Fact]
    public void The_same_with_a_slip_is_the_same() =>
        Assert.Equal(MatchBand.Same, Compare(Rosa, Person("Rosa", "Delgadp", born: "1980-02-03")).Band);

    [Fact]
    public void Exchanged_names_are_seen_through()
    {
        var score = Compare(Rosa, Person("Delgado", "Rosa", born: "1980-02-03"));

        Assert.True(score.Fields.NamesSwapped);
        Assert.Equal(MatchBand.Same, score.Band);
        Assert.EndsWith("names.swapped", score.Pattern);
    }

    [Fact]
    public void A_family_in_one_house_is_never_the_same_whatever_the_sum()
    {
        Assert.Equal(MatchBand.Perhaps, Compare(Rosa, Person("Luis", "Delgado", born: "1951-11-30")).Band);
        Assert.Equal(MatchBand.Perhaps, Compare(Person("", "Delgado"), Person("", "Delgado")).Band);
    }

    [Fact]
    public void Neither_are_twins_nor_a_father_and_the_son_who_has_his_name()
    {
        Assert.Equal(MatchBand.Perhaps, Compare(Rosa, Person("Ximena", "Delgado", born: "1980-02-03")).Band);
        Assert.Equal(MatchBand.Perhaps, Compare(Rosa, Person("Rosa", "Delgado", born: "1951-11-30")).Band);
    }

    [Fact]
    public void A_name_alone_however_rare_is_only_perhaps_the_same()
    {
        var one = RecordBuilder.Build("1", new Dictionary<MatchField, string>(), "Quirina Zebulon");
        var other = RecordBuilder.Build("2", new Dictionary<MatchField, string>(), "Quirina Zebulon");

        Assert.Equal(MatchBand.Perhaps, Compare(one, other).Band);
    }

    [Fact]
    public void Strangers_are_not_paired() => Assert.Equal(MatchBand.None, Compare(Rosa, RecordBuilder.Build("2", new Dictionary<MatchField, string>(), "Tom Baker", "9 Oak Lane")).Band);

    [Fact]
    public void A_frequent_name_says_less_than_a_rare_one()
    {
        var people = Enumerable.Range(0, 1000).Select(i => RecordBuilder.Build($"{i}", new Dictionary<MatchField, string>(), i < 500 ? "Maria Garcia" : $"Maria Nr{i}")).ToList();
        var frequencies = new Frequencies(MatchWeights.Default.Rarest);
        people.ForEach(person => frequencies.Add(person));
        people.ForEach(frequencies.Mark);
        var scorer = new Scorer(MatchWeights.Default);

        Assert.True(scorer.Compare(people[0], people[1]).Score + 5 < scorer.Compare(people[600], RecordBuilder.Build("", new Dictionary<MatchField, string>(), "Maria Nr600").Marked(frequencies)).Score);
    }

    [Fact]
    public void An_address_at_another_provider_is_nearly_the_same()
    {
        var (one, other) = (Mail("rosa.delgado@home.example"), Mail("rosadelgado+town@work.example"));

        Assert.Equal(Agreement.Close, Compare(one, other).Fields[MatchField.Email]);
        Assert.Equal(Agreement.Different, Compare(one, Mail("tom@home.example")).Fields[MatchField.Email]);
    }

    [Fact]
    public void The_best_of_several_numbers_counts()
    {
        MatchRecord Phones(params string[] phones) => RecordBuilder.Build("", new Dictionary<MatchField, string>(), "Rosa", phones: phones);

        Assert.Equal(Agreement.Same, Compare(Phones("+12165550100", "+12165550101"), Phones("+12165550199", "216-555-0101")).Fields[MatchField.Phone]);
    }

    private static MatchRecord Mail(string email) => RecordBuilder.Build("", new Dictionary<MatchField, string>(), "Rosa Delgado", emails: [email]);

    private static PairScore Compare(MatchRecord a, MatchRecord b)
    {
        var frequencies = new Frequencies(MatchWeights.Default.Rarest);
        for (var i = 0; i < 5000; i++)
        {
            frequencies.Add(RecordBuilder.Build("", new Dictionary<MatchField, string>(), $"Given{i} Surname{i}", $"{i % 99} Street{i}"));
        }

        return new Scorer(MatchWeights.Default).Compare(a.Marked(frequencies), b.Marked(frequencies));
    }

    private static MatchRecord Person(string given, string surname, string born = "") => RecordBuilder.Build("", new Dictionary<MatchField, string>
    {
        [MatchField.Given] = given,
        [MatchField.Surname] = surname,
        [MatchField.Street] = "12 Wallaby Place",
        [MatchField.Suburb] = "Cleveland",
        [MatchField.Postcode] = "41001",
        [MatchField.Born] = born,
    });
}

internal static class Marking
{
    public static MatchRecord Marked(this MatchRecord person, Frequencies frequencies)
    {
        frequencies.Mark(person);
        return person;
    }
}
