namespace Townline.Demo.Map;

/// <summary>A named piece of ground or water; the ring is not closed by a repeated point.</summary>
internal sealed record Ground(string Code, string Name, IReadOnlyList<Spot> Ring);

/// <summary>What was there before the streets: the river, its creek, the railway, the lake and the green.</summary>
internal static class Landscape
{
    /// <summary>Half the width of the Wend in metres.</summary>
    public const double RiverHalf = 55;

    /// <summary>The middle of the river Wend, from the south edge to the north edge.</summary>
    public static IReadOnlyList<Spot> River { get; } = Lines.Smooth([
        new(7350, 0), new(6950, 800), new(6150, 1700), new(5950, 2700), new(6600, 3500), new(6350, 4500),
        new(5350, 4850), new(4650, 5500), new(4750, 6500), new(5400, 7300), new(4950, 8300), new(4150, 9000), new(3950, 10000),
    ]);

    /// <summary>Fox Creek, which joins the Wend from the east.</summary>
    public static IReadOnlyList<Spot> Creek { get; } = Lines.Smooth([
        new(12000, 2550), new(11000, 2350), new(10300, 2700), new(9300, 2550), new(8500, 3050), new(7500, 3000), new(6450, 3450),
    ]);

    public static IReadOnlyList<Spot> Railway { get; } = Lines.Smooth([
        new(0, 2750), new(2600, 2950), new(4800, 3650), new(6700, 4350), new(8600, 4950), new(10300, 4750), new(12000, 5250),
    ]);

    public static Ground RiverBed { get; } = new("river-wend", "River Wend", Lines.Band(River, RiverHalf));

    public static Ground Lake { get; } = Blob("lantern-lake", "Lantern Lake",
        new(10250, 8800), new(10800, 8650), new(11350, 8900), new(11250, 9400), new(10700, 9450), new(10350, 9250));

    public static IReadOnlyList<Ground> Parks { get; } =
    [
        Blob("founders-square", "Founders Square", new(6350, 5850), new(6690, 5765), new(6750, 5990), new(6410, 6075)),
        Blob("riverside-meadows", "Riverside Meadows",
            new(4330, 6050), new(4600, 6150), new(4720, 6700), new(5150, 7200), new(5000, 7330), new(4450, 6900), new(4250, 6400)),
        Blob("heron-marsh", "Heron Marsh",
            new(6650, 700), new(6250, 1350), new(6000, 1750), new(5850, 2250), new(5450, 2200), new(5450, 1500), new(6050, 850)),
        Blob("lantern-lake-park", "Lantern Lake Park",
            new(9950, 8700), new(10700, 8350), new(11600, 8650), new(11650, 9500), new(10800, 9800), new(10050, 9500)),
        Blob("orchard-common", "Orchard Common",
            new(2750, 6850), new(3250, 6900), new(3350, 7200), new(3050, 7450), new(2700, 7250)),
        Blob("millside-green", "Millside Green", new(2900, 3350), new(3380, 3300), new(3450, 3700), new(3000, 3760)),
        Blob("quarry-wood", "Quarry Wood",
            new(300, 4600), new(1100, 4450), new(1750, 4800), new(1700, 5600), new(900, 5850), new(250, 5450)),
        Blob("eastfield-recreation-ground", "Eastfield Recreation Ground",
            new(8700, 3450), new(9300, 3400), new(9350, 3900), new(8750, 3950)),
        Blob("tannery-gardens", "Tannery Gardens", new(5250, 5180), new(5520, 5230), new(5500, 5480), new(5180, 5450)),
        Blob("northgate-park", "Northgate Park", new(8100, 8350), new(8650, 8250), new(8800, 8700), new(8300, 8850)),
        Blob("kite-hill", "Kite Hill",
            new(400, 8800), new(1100, 8650), new(1550, 9100), new(1200, 9600), new(500, 9550)),
        Blob("tanglewood", "Tanglewood",
            new(10350, 400), new(11200, 300), new(11700, 900), new(11500, 1600), new(10700, 1650), new(10250, 1100)),
        Blob("hillside-cemetery", "Hillside Cemetery", new(10250, 5550), new(10750, 5500), new(10850, 5950), new(10350, 6050)),
        Blob("sparrow-green", "Sparrow Green", new(8330, 6850), new(8600, 7000), new(8520, 7230), new(8200, 7080)),
        Blob("canal-basin-park", "Canal Basin Park", new(4750, 4420), new(5080, 4700), new(5050, 4950), new(4560, 5000), new(4450, 4750)),
    ];

    /// <summary>How far a spot is from the water; 0 in it.</summary>
    public static double ToWater(Spot spot) => Lines.Inside(Lake.Ring, spot)
        ? 0
        : Math.Max(0, Math.Min(Lines.Distance(River, spot).Metres - RiverHalf, Lines.Distance(Creek, spot).Metres - 8));

    public static Ground? ParkAt(Spot spot) => Parks.FirstOrDefault(park => Lines.Inside(park.Ring, spot));

    private static Ground Blob(string code, string name, params Spot[] corners) => new(code, name, Lines.SmoothRing(corners));
}
