// The pages work without this. `/` goes to the search box; empty fields stay out of the address.
const box = document.querySelector("#q");

addEventListener("keydown", (event) => {
  const modified = event.ctrlKey || event.metaKey || event.altKey;
  const idle = document.activeElement === document.body || document.activeElement?.id === "main";
  if (event.key !== "/" || modified || !idle || !box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

addEventListener("formdata", ({ formData }) => {
  for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
});
