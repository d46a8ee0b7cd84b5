using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Proxmox.Model.Values;

namespace Proxmox.Model.Tests.Values;

internal sealed class NumberTests
{
    [TestCase("0", "0")]
    [TestCase("-0", "0")]
    [TestCase("+7", "7")]
    [TestCase("1.50", "1.5")]
    [TestCase("15e-1", "1.5")]
    [TestCase("0.15E+1", "1.5")]
    [TestCase(".5", "0.5")]
    [TestCase("-.5", "-0.5")]
    [TestCase("1200", "1200")]
    [TestCase("1.2e3", "1200")]
    [TestCase("0.0001", "0.0001")]
    [TestCase("-12.30", "-12.3")]
    [TestCase("1e2", "100")]
    public void Decimal_text_is_read_and_written_plainly(string text, string plain) =>
        Assert.That(Number.Parse(text).ToString(), Is.EqualTo(plain));

    [TestCase("")]
    [TestCase(" 1")]
    [TestCase("1 ")]
    [TestCase(".")]
    [TestCase("-")]
    [TestCase("-.")]
    [TestCase(".-5")]
    [TestCase("1.-5")]
    [TestCase("1.2.3")]
    [TestCase("1e")]
    [TestCase("e5")]
    [TestCase("1e1.5")]
    [TestCase("0x10")]
    [TestCase("1,5")]
    [TestCase("NaN")]
    [TestCase("1e100001")]
    public void Anything_else_is_refused(string text)
    {
        Assert.That(Number.TryParse(text, out _), Is.False);
        Assert.That(() => Number.Parse(text), Throws.TypeOf<FormatException>());
    }

    [Test]
    public void A_long_tail_of_zeros_costs_nothing()
    {
        var number = Number.Parse("12" + new string('0', 200_000));
        Assert.That((number.Mantissa, number.Exponent), Is.EqualTo(((System.Numerics.BigInteger)12, 200_000)));
    }

    [Test]
    public void Null_is_no_number() => Assert.That(Number.TryParse(null, out _), Is.False);

    [Test]
    public void Numbers_that_are_not_finite_have_no_decimal_text() =>
        Assert.That(() => Number.Of(double.NaN), Throws.TypeOf<FormatException>());

    [Test]
    public void Digits_beyond_a_double_are_kept()
    {
        const string Text = "123456789012345678901234567890.123456789012345678901234567890123";
        Assert.That(Number.Parse(Text).ToString(), Is.EqualTo(Text));
    }

    [Test]
    public void A_double_becomes_its_shortest_decimal_text()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Number.Of(0.1).ToString(), Is.EqualTo("0.1"));
            Assert.That(Number.Of(1e21).ToString(), Is.EqualTo("1000000000000000000000"));
            Assert.That(Number.Of(ulong.MaxValue).ToString(), Is.EqualTo("18446744073709551615"));
        }
    }

    [TestCase("9223372036854775807", long.MaxValue)]
    [TestCase("-9223372036854775808", long.MinValue)]
    [TestCase("9.223372036854775807e18", long.MaxValue)]
    [TestCase("5e18", 5_000_000_000_000_000_000)]
    [TestCase("0", 0)]
    public void What_fits_is_a_whole_number_of_64_bits(string text, long expected) =>
        Assert.That(Number.Parse(text).AsLong(), Is.EqualTo(expected));

    [TestCase("9223372036854775808")]
    [TestCase("-9223372036854775809")]
    [TestCase("1e19")]
    [TestCase("1e100000")]
    [TestCase("0.5")]
    public void What_does_not_fit_is_none(string text) => Assert.That(Number.Parse(text).AsLong(), Is.Null);

    [Test]
    public void Equal_numbers_are_equal_however_they_were_written() => Prop.ForAll<int, int>((mantissa, seed) =>
    {
        var zeros = Math.Abs(seed % 20);
        var number = Number.Of(mantissa);
        var written = Number.Parse(new BigInteger(mantissa) * BigInteger.Pow(10, zeros) + "e-" + zeros);
        return number == written && number.GetHashCode() == written.GetHashCode() && number.CompareTo(written) == 0;
    }).QuickCheckThrowOnFailure();

    [Test]
    public void The_plain_text_reads_back_as_the_same_number() => Prop.ForAll<int, int>((mantissa, seed) =>
    {
        var number = Number.Parse(
            mantissa.ToString(CultureInfo.InvariantCulture) + "e" + (seed % 40).ToString(CultureInfo.InvariantCulture));
        return Number.Parse(number.ToString()) == number && !number.ToString().Contains('e', StringComparison.OrdinalIgnoreCase);
    }).QuickCheckThrowOnFailure();

    [Test]
    public void The_order_is_that_of_decimals() => Prop.ForAll<decimal, decimal>((left, right) =>
    {
        var (a, b) = (Number.Parse(left.ToString(CultureInfo.InvariantCulture)),
            Number.Parse(right.ToString(CultureInfo.InvariantCulture)));
        return a < b == left < right && a > b == left > right && a <= b == left <= right && a >= b == left >= right
            && (a == b) == (left == right);
    }).QuickCheckThrowOnFailure();

    [Test]
    public void A_double_survives_the_way_there_and_back() =>
        Prop.ForAll<NormalFloat>(value => Number.Of(value.Get).AsDouble().Equals(value.Get)).QuickCheckThrowOnFailure();
}
