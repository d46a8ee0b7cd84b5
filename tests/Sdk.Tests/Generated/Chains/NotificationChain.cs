using Pulumi.Proxmox.Notifications;

namespace Sdk.Tests.Generated.Chains;

/// <summary>Hands on what each function about notifications tells.</summary>
internal static class NotificationChain
{
    /// <summary>The program.</summary>
    public static void Run()
    {
        var sendmail = GetSendmail.Invoke(new() { TargetId = "admins" });
        _ = new Sendmail("admins", new()
        {
            TargetId = sendmail.Apply(target => target.TargetId),
            Disabled = sendmail.Apply(target => target.Disabled),
            Mailto = { "admins@example.com" },
        });
        var smtp = GetSmtp.Invoke(new() { TargetId = "relay" });
        _ = new Smtp("relay", new()
        {
            TargetId = smtp.Apply(target => target.TargetId),
            Server = smtp.Apply(target => target.Server),
            FromAddress = smtp.Apply(target => target.FromAddress),
            Mode = smtp.Apply(target => target.Mode),
            Mailto = { "admins@example.com" },
        });
        var gotify = GetGotify.Invoke(new() { TargetId = "phones" });
        _ = new Gotify("phones", new()
        {
            TargetId = gotify.Apply(target => target.TargetId),
            Server = gotify.Apply(target => target.Server),
            Token = "token",
        });
        var webhook = GetWebhook.Invoke(new() { TargetId = "chat" });
        _ = new Webhook("chat", new()
        {
            TargetId = webhook.Apply(target => target.TargetId),
            Url = webhook.Apply(target => target.Url),
            Method = webhook.Apply(target => target.Method),
        });
        var matcher = GetMatcher.Invoke(new() { MatcherId = "backups" });
        _ = new Matcher("backups", new()
        {
            MatcherId = matcher.Apply(found => found.MatcherId),
            Mode = matcher.Apply(found => found.Mode),
            InvertMatch = matcher.Apply(found => found.InvertMatch),
            Targets = { GetTargets.Invoke().Apply(targets => targets.Items[0].TargetId) },
        });
        _ = new Matcher("another", new() { MatcherId = GetMatchers.Invoke().Apply(matchers => matchers.Items[0].MatcherId) });
    }
}
