namespace Proxmox.Client.Tests;

public class FormTests
{
    [Test]
    public void Everything_that_PVE_could_misread_is_encoded() =>
        Assert.That(new Form { { "net0", "virtio,bridge=vmbr0;x y+z" } }.Encode(), Is.EqualTo("net0=virtio%2Cbridge%3Dvmbr0%3Bx%20y%2Bz"));

    [Test]
    public void Letters_beyond_ASCII_are_encoded_as_UTF_8() =>
        Assert.That(new Form { { "comment", "ä" } }.Encode(), Is.EqualTo("comment=%C3%A4"));

    [Test]
    public void A_repeated_key_stays_in_order() =>
        Assert.That(new Form { { "r", "1" }, { "a", "x" }, { "r", "2" } }.Encode(), Is.EqualTo("r=1&a=x&r=2"));

    [Test]
    public void Booleans_are_one_and_zero() =>
        Assert.That(new Form { { "a", true }, { "b", false }, { "n", 5 } }.Encode(), Is.EqualTo("a=1&b=0&n=5"));

    [Test]
    public void A_secret_is_sent_but_never_shown()
    {
        var form = new Form { { "userid", "a@pve" } }.With("password", "hunter22", secret: true);
        Assert.That(form.Encode(), Does.Contain("hunter22"));
        Assert.That(form.Redacted(), Is.EqualTo("userid=a@pve&password=***"));
        Assert.That(form.ToString() + string.Join(",", form), Does.Not.Contain("hunter22"));
    }

    [Test]
    public void With_leaves_the_original_alone()
    {
        var form = new Form { { "a", "1" } };
        Assert.That(form.With("b", "2").Count, Is.EqualTo(2));
        Assert.That(form.Count, Is.EqualTo(1));
    }

    [Test]
    public void Removing_a_key_removes_all_its_entries()
    {
        var form = new Form { { "r", "1" }, { "r", "2" }, { "a", "" } };
        Assert.That(form.Remove("r"), Is.True);
        Assert.That(form.Remove("r"), Is.False);
        Assert.That((form["r"], form["a"]), Is.EqualTo(((string?)null, "")));
    }

    [Test]
    public void Segments_of_a_path_are_encoded() =>
        Assert.That(PvePath.Join("storage", "a/b", "x@pve!t", "ä"), Is.EqualTo("/storage/a%2Fb/x%40pve%21t/%C3%A4"));

    [TestCase("")]
    [TestCase(".")]
    [TestCase("..")]
    public void A_segment_that_would_leave_the_path_is_refused(string segment) =>
        Assert.That(() => PvePath.Join("pools", segment), Throws.TypeOf<PveFault>().With.Property("Kind").EqualTo(FaultKind.Invalid));

    [Test]
    public void A_quoted_secret_is_masked_in_PVEs_words()
    {
        var form = new Form().Add("password", "hunter22\nsecond-line", secret: true).Add("x", "1", secret: true);
        Assert.That(SecretScrub.Clean("got 'second-line' and 1", form), Is.EqualTo("got '***' and 1"));
    }
}
