using FsCheck;
using FsCheck.Fluent;
using Townline.Channels.Email.Spam.Learning;

namespace Townline.Tests.Channels.Email.Spam;

public class ClassifierProperties
{
    private const int Good = 40;
    private const int Bad = 60;

    private static readonly Config ManyCases = Config.QuickThrowOnFailure.WithMaxTest(2_000);

    private static readonly Gen<SignCount> Sign =
        from name in Gen.Choose(0, 5_000)
        from good in Gen.Choose(0, Good)
        from bad in Gen.Choose(0, Bad)
        select new SignCount(MailToken.Of('w', $"word{name}"), good, bad);

    private static readonly Gen<SignCount[]> Signs = Sign.ArrayOf();

    [Fact]
    public void Whatever_was_seen_the_score_lies_between_good_and_spam() =>
        Prop.ForAll(Signs.ToArbitrary(), signs => Classifier.Judge(signs, Good, Bad).Score is >= 0 and <= 1).Check(ManyCases);

    [Fact]
    public void The_order_of_the_signs_is_of_no_matter() =>
        Prop.ForAll(Signs.ToArbitrary(), signs =>
        {
            SignCount[] known = [.. signs.DistinctBy(sign => sign.Token.Key)];
            var (there, back) = (Classifier.Judge(known, Good, Bad), Classifier.Judge(known.Reverse(), Good, Bad));
            return there.Score == back.Score && there.Words.SequenceEqual(back.Words);
        }).Check(ManyCases);

    [Fact]
    public void What_was_seen_in_spam_alone_never_speaks_for_a_mail() =>
        Prop.ForAll(Signs.ToArbitrary(), signs =>
        {
            var more = signs.Take(50).Append(new SignCount(MailToken.Of('s', "prize"), 0, Bad)).ToArray();
            return Classifier.Judge(more, Good, Bad).Score >= Classifier.Judge(signs.Take(50), Good, Bad).Score - 1e-9;
        }).Check(ManyCases);

    [Fact]
    public void Good_and_spam_are_treated_alike() =>
        Prop.ForAll(Signs.ToArbitrary(), signs =>
        {
            var turned = signs.Select(sign => new SignCount(sign.Token, sign.Bad, sign.Good));
            return Math.Abs(Classifier.Judge(signs, Good, Bad).Score + Classifier.Judge(turned, Bad, Good).Score - 1) < 1e-9;
        }).Check(ManyCases);

    [Fact]
    public void Nothing_known_says_nothing() => Assert.Equal((0.5, 0), (Classifier.Judge([], 20, 20).Score, Classifier.Judge([], 20, 20).Words.Count));
}
