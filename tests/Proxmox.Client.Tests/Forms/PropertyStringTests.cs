namespace Proxmox.Client.Tests;

public class PropertyStringTests
{
    [TestCase("virtio=BC:24:11:00:00:01,bridge=vmbr0,firewall=1", null)]
    [TestCase("local:100/vm-100-disk-0.qcow2,iothread=1,size=1G", "file")]
    [TestCase("keep-last=3", null)]
    [TestCase("", null)]
    public void What_is_read_is_written_the_same(string text, string? defaultKey) =>
        Assert.That(PropertyString.Parse(text, defaultKey).ToString(), Is.EqualTo(text));

    [Test]
    public void A_value_that_stands_alone_belongs_to_the_default_key()
    {
        var disk = PropertyString.Parse("local:1,format=raw", "file");
        Assert.That((disk["file"], disk["format"], disk["size"]), Is.EqualTo(("local:1", "raw", (string?)null)));
    }

    [Test]
    public void The_default_key_is_written_first_and_alone() =>
        Assert.That(PropertyString.Parse("size=1G,file=local:1", "file").ToString(), Is.EqualTo("local:1,size=1G"));

    [Test]
    public void The_default_key_stays_where_its_value_would_be_read_as_another()
    {
        var text = PropertyString.Parse("file=a=b", "file").ToString();
        Assert.That(text, Is.EqualTo("file=a=b"));
        Assert.That(PropertyString.Parse(text, "file")["file"], Is.EqualTo("a=b"));
    }

    [Test]
    public void Only_the_first_equals_sign_separates() =>
        Assert.That(PropertyString.Parse("serial=a=b")["serial"], Is.EqualTo("a=b"));

    [Test]
    public void Blank_parts_are_skipped() =>
        Assert.That(PropertyString.Parse("a=1,, ,b=2").ToString(), Is.EqualTo("a=1,b=2"));

    [TestCase("enabled=yes", true)]
    [TestCase("enabled=ON", true)]
    [TestCase("enabled=0", false)]
    [TestCase("enabled=maybe", null)]
    [TestCase("other=1", null)]
    public void Flags_know_all_of_PVEs_words(string text, bool? expected) =>
        Assert.That(PropertyString.Parse(text).Flag("enabled"), Is.EqualTo(expected));

    [TestCase("a=1,a=2", null)]
    [TestCase("x,file=y", "file")]
    [TestCase("alone", null)]
    [TestCase("=1", null)]
    [TestCase("a=", null)]
    public void What_PVE_would_refuse_is_refused(string text, string? defaultKey) =>
        Assert.That(() => PropertyString.Parse(text, defaultKey), Throws.TypeOf<FormatException>());

    [Test]
    public void A_changed_copy_keeps_the_order()
    {
        var before = PropertyString.Parse("a=1,b=2,c=3");
        Assert.That(before.With("b", "9").With("d", true).With("a", null).ToString(), Is.EqualTo("b=9,c=3,d=1"));
        Assert.That(before.ToString(), Is.EqualTo("a=1,b=2,c=3"));
    }

    [TestCase("a", "1,2")]
    [TestCase("a", "")]
    [TestCase("a,b", "1")]
    [TestCase("a=b", "1")]
    [TestCase("", "1")]
    public void What_cannot_be_written_is_refused(string key, string value) =>
        Assert.That(() => new PropertyString().With(key, value), Throws.ArgumentException);
}
