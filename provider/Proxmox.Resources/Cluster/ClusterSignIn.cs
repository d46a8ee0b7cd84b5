using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster;

/// <summary>Options of the datacenter about second factors (PVE::DataCenterConfig).</summary>
internal static class ClusterSignIn
{
    /// <summary>Settings of WebAuthn.</summary>
    public static Field<Attributes> WebAuthn { get; } = Nested(
        "webauthn", "Settings of WebAuthn, by which users sign in with security keys. A change makes registered keys useless.",
        Text("relying_party_id", "Domain that the keys are registered for, without port and protocol, such as `pve.example.com`. Unset "
            + "means that of the address in the browser.").OnWire("id"),
        Text("origin", "Address that users open, such as `https://pve.example.com:8006`. Unset means that in the browser.")
            .Matching("https://.+|http://localhost.*", "a URL that begins with https://"),
        Text("relying_party_name", "Name that users are shown when they register a key. Unset means the address.").OnWire("rp"),
        Flag("allow_subdomains", "Whether `origin` stands for its subdomains too. Unset means true.").OnWire("allow-subdomains")
            .ImpliedDefault(true));

    /// <summary>Settings of U2F.</summary>
    public static Field<Attributes> U2f { get; } = Nested(
        "u2f", "Settings of U2F, the forerunner of WebAuthn, for keys that were registered with it.",
        Text("app_id", "Application that the keys are registered for. Unset means the origin.").OnWire("appid"),
        Text("origin", "Address that users open. Unset means that in the browser."));
}
