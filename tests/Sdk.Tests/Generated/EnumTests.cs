using Pulumi.Acme.Boxes;

namespace Sdk.Tests.Generated;

public sealed class EnumTests
{
    [Test]
    public void A_string_enum_is_its_value()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string)Mode.Slow_and_steady, Is.EqualTo("slow-and-steady"));
            Assert.That(Mode.Mode_2fast.ToString(), Is.EqualTo("2fast"));
            Assert.That(new[] { Mode.Fast, Mode.EqualsValue, Mode.Fast, default }.Distinct(),
                Is.EqualTo([Mode.Fast, Mode.EqualsValue, default]));
            Assert.That(Mode.Fast == Mode.EqualsValue, Is.False);
            Assert.That(default(Mode).ToString(), Is.Empty);
        }
    }

    [Test]
    public void A_number_enum_is_its_value()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That((double)Factor.Half, Is.EqualTo(0.5));
            Assert.That(Factor.Half.ToString(), Is.EqualTo("0.5"));
            Assert.That((int)Level.Low, Is.EqualTo(1));
        }
    }
}
