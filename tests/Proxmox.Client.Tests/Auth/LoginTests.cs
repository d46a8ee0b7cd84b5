namespace Proxmox.Client.Tests;

public class LoginTests
{
    private const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Test]
    public async Task One_login_serves_many_requests_and_writes_carry_the_CSRF_token()
    {
        using var bench = new Bench(Bench.WithPassword());
        bench.Wire.Always(Pve());
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => bench.Pve.GetAsync("/x")));
        await bench.Pve.PostAsync("/x");
        var login = bench.Wire.Sent.Single(sent => sent.Path == "/access/ticket");
        Assert.That(login.Body, Is.EqualTo("username=root%40pam&password=opensesame"));
        Assert.That(login.Headers.Keys, Does.Not.Contain("Cookie"));
        var (read, write) = (bench.Wire.Sent.First(sent => sent.Path == "/x"), bench.Wire.Sent[^1]);
        Assert.That(read.Headers["Cookie"], Is.EqualTo("PVEAuthCookie=PVE%3Aroot%40pam%3A1%3A%3Asig%2B%3D"));
        Assert.That(read.Headers.Keys, Does.Not.Contain("CSRFPreventionToken"));
        Assert.That(write.Headers["CSRFPreventionToken"], Is.EqualTo("csrf1"));
    }

    [Test]
    public async Task A_ticket_is_renewed_with_itself_before_it_expires()
    {
        using var bench = new Bench(Bench.WithPassword());
        bench.Wire.Always(Pve());
        await bench.Pve.GetAsync("/x");
        bench.Time.Advance(TimeSpan.FromMinutes(90));
        await bench.Pve.GetAsync("/x");
        Assert.That(Logins(bench)[1].Body, Is.EqualTo("username=root%40pam&password=PVE%3Aroot%40pam%3A1%3A%3Asig%2B%3D"));
        Assert.That(bench.Wire.Sent[^1].Headers["Cookie"], Does.Contain("pam%3A2"));
    }

    [Test]
    public async Task An_expired_ticket_is_replaced_by_a_full_login()
    {
        using var bench = new Bench(Bench.WithPassword());
        bench.Wire.Always(Pve());
        await bench.Pve.GetAsync("/x");
        bench.Time.Advance(TimeSpan.FromHours(3));
        await bench.Pve.GetAsync("/x");
        Assert.That(Logins(bench)[1].Body, Does.EndWith("password=opensesame"));
    }

    [Test]
    public async Task A_refused_renewal_falls_back_to_a_full_login()
    {
        using var bench = new Bench(Bench.WithPassword());
        var pve = Pve();
        bench.Wire.Always(
            sent => sent.Body.Contains("sig", StringComparison.Ordinal) ? Wire.Refusal(401, "authentication failure") : pve(sent));
        await bench.Pve.GetAsync("/x");
        bench.Time.Advance(TimeSpan.FromMinutes(90));
        await bench.Pve.GetAsync("/x");
        Assert.That(Logins(bench), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_refused_ticket_is_replaced_and_the_request_sent_again_even_a_POST()
    {
        using var bench = new Bench(Bench.WithPassword());
        var pve = Pve();
        bench.Wire.Always(sent => sent.Headers.GetValueOrDefault("Cookie")?.Contains("pam%3A1", StringComparison.Ordinal) == true
            ? Wire.Answer(401, "Permission denied - invalid csrf token", "")
            : pve(sent));
        await bench.Pve.PostAsync("/x", new Form { { "a", "1" } });
        Assert.That(bench.Wire.Sent.Select(sent => sent.Path), Is.EqualTo(new[] { "/access/ticket", "/x", "/access/ticket", "/x" }));
        Assert.That(bench.Wire.Sent[3].Body, Is.EqualTo("a=1"));
    }

    [Test]
    public async Task A_ticket_that_is_always_refused_ends_after_one_more_try()
    {
        using var bench = new Bench(Bench.WithPassword());
        var pve = Pve();
        bench.Wire.Always(sent => sent.Path == "/x" ? Wire.Answer(401, "Authentication failed!", "") : pve(sent));
        var fault = await Expect.FaultAsync(() => bench.Pve.GetAsync("/x"));
        Assert.That((fault.Kind, fault.Status), Is.EqualTo((FaultKind.Unauthenticated, 401)));
        Assert.That(bench.Wire.Sent, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task A_wrong_password_is_tried_once_for_all_that_wait()
    {
        using var bench = new Bench(Bench.WithPassword());
        bench.Wire.Always(_ => Wire.Refusal(401, "authentication failure"));
        var faults = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Expect.FaultAsync(() => bench.Pve.GetAsync("/x"))));
        Assert.That(faults.Select(fault => fault.Kind), Is.All.EqualTo(FaultKind.Unauthenticated));
        Assert.That(faults[0].Said,
            Is.EqualTo("the login of root@pam is refused: authentication failure. Check `username`, `realm` and `password`"));
        Assert.That(bench.Wire.Sent, Has.Count.EqualTo(1));
        bench.Time.Advance(TimeSpan.FromMinutes(2));
        await Expect.FaultAsync(() => bench.Pve.GetAsync("/x"));
        Assert.That(bench.Wire.Sent, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_login_that_works_again_ends_an_earlier_refusal()
    {
        using var bench = new Bench(Bench.WithPassword());
        var pve = Pve();
        bench.Wire.Then(Wire.Refusal(401, "authentication failure")).Always(pve);
        await Expect.FaultAsync(() => bench.Pve.GetAsync("/x"));
        bench.Time.Advance(TimeSpan.FromMinutes(2));
        await bench.Pve.GetAsync("/x");
        bench.Wire.Then(Wire.Answer(401, "Authentication failed!", "")).Then(Wire.Refusal(401, "authentication failure"));
        await Expect.FaultAsync(() => bench.Pve.GetAsync("/x"));
        var before = bench.Wire.Sent.Count;
        await Expect.FaultAsync(() => bench.Pve.GetAsync("/x"));
        Assert.That(bench.Wire.Sent, Has.Count.EqualTo(before));
    }

    [Test]
    public async Task A_wrong_token_is_refused_once()
    {
        using var bench = new Bench();
        bench.Wire.Then(Wire.Answer(401, "Authentication failed!", ""));
        var fault = await Expect.FaultAsync(() => bench.Pve.GetAsync("/version"));
        Assert.That(fault.Kind, Is.EqualTo(FaultKind.Unauthenticated));
        Assert.That(fault.Said, Is.EqualTo("Authentication failed!"));
    }

    [Test]
    public async Task The_second_factor_is_computed_from_the_secret()
    {
        using var bench = new Bench(Bench.WithPassword(Secret));
        bench.Wire.Always(PveWithTotp(accepts: _ => true));
        await bench.Pve.GetAsync("/x");
        var code = Totp.Code(Totp.Key(Secret)!, Totp.StepAt(bench.Time.GetUtcNow()));
        Assert.That(Logins(bench)[1].Body,
            Is.EqualTo($"username=root%40pam&password=totp%3A{code}&tfa-challenge=PVE%3A%21tfa%21challenge"));
        Assert.That(bench.Wire.Sent[^1].Headers["Cookie"], Does.Contain("PVE%3Aroot%40pam"));
    }

    [Test]
    public async Task A_code_that_another_process_has_just_used_is_followed_by_the_next()
    {
        using var bench = new Bench(Bench.WithPassword(Secret));
        var used = Totp.StepAt(bench.Time.GetUtcNow());
        bench.Wire.Always(PveWithTotp(accepts: step => step > used, Totp.Key(Secret)));
        await bench.Pve.GetAsync("/x");
        Assert.That(Totp.StepAt(bench.Time.GetUtcNow()), Is.EqualTo(used + 1));
        Assert.That(Logins(bench), Has.Count.EqualTo(4));
    }

    [Test]
    public async Task A_secret_that_is_wrong_is_tried_twice_only()
    {
        using var bench = new Bench(Bench.WithPassword(Secret));
        bench.Wire.Always(PveWithTotp(accepts: _ => false));
        var fault = await Expect.FaultAsync(() => bench.Pve.GetAsync("/x"));
        Assert.That(fault.Said,
            Is.EqualTo("PVE refuses the second factor of root@pam: authentication failure. Check `otp`, and that the clocks agree"));
        Assert.That(Logins(bench), Has.Count.EqualTo(4));
    }

    [Test]
    public async Task A_ready_code_serves_one_login()
    {
        using var bench = new Bench(Bench.WithPassword("123456"));
        bench.Wire.Always(PveWithTotp(accepts: _ => true));
        await bench.Pve.GetAsync("/x");
        Assert.That(Logins(bench)[1].Body, Does.Contain("password=totp%3A123456&"));
        bench.Time.Advance(TimeSpan.FromHours(3));
        var fault = await Expect.FaultAsync(() => bench.Pve.GetAsync("/x"));
        Assert.That(fault.Said, Does.StartWith("the code in `otp` has served its one login"));
    }

    [Test]
    public async Task A_second_factor_that_is_missing_is_asked_for()
    {
        using var bench = new Bench(Bench.WithPassword());
        bench.Wire.Always(PveWithTotp(accepts: _ => true));
        var fault = await Expect.FaultAsync(() => bench.Pve.GetAsync("/x"));
        Assert.That(fault.Said, Does.StartWith("root@pam needs a second factor: set `otp`"));
    }

    [Test]
    public async Task A_login_without_an_answer_is_no_lost_write()
    {
        using var bench = new Bench(Bench.WithPassword());
        bench.Wire.Then(Wire.Obstacle(HttpRequestError.ResponseEnded)).Always(Pve());
        await bench.Pve.PostAsync("/x");
        Assert.That(bench.Wire.Sent.Select(sent => sent.Path), Is.EqualTo(new[] { "/access/ticket", "/access/ticket", "/x" }));
    }

    private static List<Sent> Logins(Bench bench) => [.. bench.Wire.Sent.Where(sent => sent.Path == "/access/ticket")];

    private static Func<Sent, HttpResponseMessage> Pve()
    {
        var count = 0;
        return sent => sent.Path == "/access/ticket"
            ? Wire.Data($$"""{"ticket":"PVE:root@pam:{{++count}}::sig+=","username":"root@pam","CSRFPreventionToken":"csrf{{count}}"}""")
            : Wire.Data("null");
    }

    private static Func<Sent, HttpResponseMessage> PveWithTotp(Func<long, bool> accepts, byte[]? key = null)
    {
        var pve = Pve();
        return sent =>
        {
            if (sent.Path != "/access/ticket")
            {
                return pve(sent);
            }

            if (!sent.Body.Contains("tfa-challenge", StringComparison.Ordinal))
            {
                return Wire.Data("""{"ticket":"PVE:!tfa!challenge","username":"root@pam","NeedTFA":1,"CSRFPreventionToken":"x"}""");
            }

            var code = sent.Body.Split("totp%3A")[1][..6];
            var now = Totp.StepAt(new JumpingTime().GetUtcNow());
            var step = key is null ? now : Enumerable.Range(0, 100).Select(offset => now + offset)
                .First(candidate => Totp.Code(key, candidate) == code);
            return accepts(step) ? pve(sent) : Wire.Refusal(401, "authentication failure");
        };
    }
}
