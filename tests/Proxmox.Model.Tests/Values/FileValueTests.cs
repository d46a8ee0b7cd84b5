using Proxmox.Model.Values;

namespace Proxmox.Model.Tests.Values;

public sealed class FileValueTests
{
    [Test]
    public void A_text_is_a_path() => Assert.That(FileValue.Of(Value.Of("a.iso")), Is.EqualTo(new FileValue("a.iso")));

    [Test]
    public void A_file_is_the_same_value_there_and_back()
    {
        foreach (var file in (FileValue[])[new("a.iso"), new(null, "text"), new("a.iso", null, "abc"), new(null, null, "abc")])
        {
            Assert.That(FileValue.Of(file.ToValue()), Is.EqualTo(file));
        }
    }

    [TestCase("ab", "AB", true)]
    [TestCase("ab", "cd", false)]
    [TestCase(null, null, false)]
    [TestCase("ab", null, false)]
    public void Only_equal_checksums_prove_equal_contents(string? one, string? other, bool isSame) =>
        Assert.That(new FileValue("a.iso", null, one).IsSame(new FileValue("a.iso", null, other)), Is.EqualTo(isSame));
}
