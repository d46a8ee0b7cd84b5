namespace Proxmox.Client.Tests;

public class UpidTests
{
    private const string Text = "UPID:pve1:00007ACB:0006AE2A:6B022A78:qmstart:100:root@pam!test:";

    [Test]
    public void All_parts_are_read()
    {
        var upid = Upid.Parse(Text);
        Assert.That((upid.Node, upid.Pid, upid.ProcessStart, upid.Type, upid.Id, upid.User),
            Is.EqualTo(("pve1", 31435L, 437802L, "qmstart", "100", "root@pam!test")));
        Assert.That(upid.Started, Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(1795304056)));
    }

    [Test]
    public void It_is_written_as_it_was() => Assert.That(Upid.Parse(Text).ToString(), Is.EqualTo(Text));

    [Test]
    public void The_id_may_be_empty() => Assert.That(Upid.Parse("UPID:n:1:2:3:srvreload::root@pam:").Id, Is.Empty);

    [TestCase(null)]
    [TestCase("")]
    [TestCase("UPID:bad")]
    [TestCase("UPID:pve1:zz:0006AE2A:6B022A78:qmstart:100:root@pam:")]
    [TestCase("UPID:pve1:00007ACB:0006AE2A:6B022A78:qmstart:100:root@pam:x")]
    [TestCase("UPID::00007ACB:0006AE2A:6B022A78:qmstart:100:root@pam:")]
    [TestCase("XPID:pve1:00007ACB:0006AE2A:6B022A78:qmstart:100:root@pam:")]
    public void Other_texts_are_none(string? text) => Assert.That(Upid.TryParse(text, out _), Is.False);

    [Test]
    public void Equal_texts_are_one_task()
    {
        var again = Upid.Parse(new string(Text.ToCharArray()));
        Assert.That(Upid.Parse(Text), Is.EqualTo(again));
        Assert.That(Upid.Parse(Text).GetHashCode(), Is.EqualTo(again.GetHashCode()));
    }
}
