namespace Townline.Demo.Map;

/// <summary>Puts houses on both sides of the streets and numbers them from the end nearest to the middle of the town.</summary>
internal static class AddressBook
{
    private static readonly Spot Centre = new(6450, 5600);

    public static List<DemoAddress> Along(IReadOnlyList<(string Name, IReadOnlyList<Spot> Line)> streets)
    {
        var index = new LineIndex();
        for (var i = 0; i < streets.Count; i++)
        {
            index.Add(i, streets[i].Line);
        }

        var dice = Dice.For("addresses");
        return [.. streets.SelectMany((street, i) => Houses(i, street.Name, street.Line, index, dice)).Select((house, i) => house with { Code = $"R{i + 1:00000}" })];
    }

    private static IEnumerable<DemoAddress> Houses(int own, string street, IReadOnlyList<Spot> drawn, LineIndex index, Dice dice)
    {
        var line = drawn[0].To(Centre) < drawn[^1].To(Centre) ? drawn : [.. drawn.Reverse()];
        var length = Lines.Length(line);
        foreach (var side in new[] { 1, -1 })
        {
            var (metres, last) = ((double)dice.Between(18, 40), 0);
            while (metres < length - 10)
            {
                var (on, along) = Lines.At(line, metres);
                var house = on + (along.Left() * (side * dice.Between(14, 22)));
                var number = Math.Max(last + 2, 100 + (int)(metres / 6) * 2 + (side > 0 ? 1 : 0));
                if (Fits(own, house, index))
                {
                    var (district, zip) = Districts.Of(house);
                    last = number;
                    yield return new DemoAddress("", number, street, zip, district, Frame.ToGeo(house));
                }

                var gap = StreetField.Gap(on);
                metres += (gap == 0 ? 420 : gap * 0.47) * (0.7 + (0.6 * dice.Unit()));
            }
        }
    }

    private static bool Fits(int own, Spot house, LineIndex index) =>
        Frame.Holds(house)
        && index.ToOther(own, house, 12) > 12
        && Landscape.ToWater(house) > 12
        && Landscape.ParkAt(house) is null
        && Lines.Distance(Landscape.Railway, house).Metres > 18;
}
