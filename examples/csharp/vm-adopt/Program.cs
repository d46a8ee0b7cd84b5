using Pulumi;
using Pulumi.Proxmox.Guests;

// Where PVE is and who we are comes from the environment:
//   PROXMOX_VE_ENDPOINT, PROXMOX_VE_API_TOKEN, and PROXMOX_VE_CA_FILE or PROXMOX_VE_FINGERPRINT.
return await Deployment.RunAsync(() =>
{
    // Only what is written here is managed. Everything else stays as it is, and stays with those who look after it now.
    var billing = new VirtualMachine("billing", new()
    {
        Description = "Billing; restore tests every month.",
        Tags = { "billing", "critical" },
        StartAtBoot = true,
    }, new() { ImportId = "100" });

    return new Dictionary<string, object?> { ["node"] = billing.CurrentNode };
});
