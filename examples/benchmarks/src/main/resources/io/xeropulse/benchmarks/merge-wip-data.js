// The original design's node "merge-wip-data", word for word, as n8n runs it: a function body over
// $node. It is what the benchmark compares with, so its flaws stay.
// Merge jobs, time, and costs to calculate WIP
const jobs = $node['fetch-jobs'].json;
const timeEntries = $node['fetch-time-entries'].json;
const costs = $node['fetch-costs'].json;

const wipByJob = {};

// Calculate time value per job
for (const time of timeEntries) {
  if (!wipByJob[time.jobUuid]) {
    wipByJob[time.jobUuid] = { time: 0, costs: 0, interims: 0 };
  }
  if (time.billable && !time.invoiced) {
    wipByJob[time.jobUuid].time += parseFloat(time.chargeAmount || 0);
  }
}

// Calculate costs per job
for (const cost of costs) {
  if (!wipByJob[cost.jobUuid]) {
    wipByJob[cost.jobUuid] = { time: 0, costs: 0, interims: 0 };
  }
  if (cost.billable && !cost.invoiced) {
    wipByJob[cost.jobUuid].costs += parseFloat(cost.amount || 0);
  }
}

// Calculate WIP
const wipRecords = [];
for (const [jobUuid, wip] of Object.entries(wipByJob)) {
  const job = jobs.find(j => j.uuid === jobUuid);
  if (!job) continue;
  
  const totalWip = wip.time + wip.costs - wip.interims;
  if (totalWip > 0) {
    wipRecords.push({
      json: {
        job_uuid: jobUuid,
        client_uuid: job.clientUuid,
        time_value: wip.time,
        costs_value: wip.costs,
        interims: wip.interims,
        wip_amount: totalWip,
        aging_days: Math.floor((new Date() - new Date(job.startDate)) / (1000 * 60 * 60 * 24)),
        updated_at: new Date().toISOString()
      }
    });
  }
}

return wipRecords;
