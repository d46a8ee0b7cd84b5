namespace Proxmox.Simulator.Guests;

/// <summary>Tags of guests (<c>PVE::GuestHelpers</c>).</summary>
internal static class Tags
{
    /// <summary>The list as PVE keeps it: small letters, sorted, each once (<c>get_unique_tags</c>).</summary>
    public static string Normalize(string tags) =>
        string.Join(';', PerlList.Split(tags).Select(tag => tag.ToLowerInvariant()).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal));

    /// <summary>Fails unless the caller may change a guest's tags (<c>assert_tag_permissions</c>).</summary>
    public static void Require(GuestContext context, int vmId, string? pool = null) => context.RequireOnVm(vmId, pool, "VM.Config.Options");
}
