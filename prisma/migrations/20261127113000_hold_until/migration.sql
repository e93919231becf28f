-- Whatever becomes of the one who was to take a hold away, it ends then.
ALTER TABLE delivery_hold ADD COLUMN until timestamptz(3);
UPDATE delivery_hold SET until = since + interval '10 minutes' WHERE cause LIKE 'copils.withheld/%';

-- A response URL is a key of half an hour: it has no place in an address that is kept.
UPDATE copil SET home = home #- '{route,responseUrl}' WHERE home #> '{route,responseUrl}' IS NOT NULL;
UPDATE conversation_roster SET address = address #- '{route,responseUrl}' WHERE address #> '{route,responseUrl}' IS NOT NULL;
UPDATE delivery SET recipient = recipient #- '{address,route,responseUrl}' WHERE recipient #> '{address,route,responseUrl}' IS NOT NULL;
UPDATE job SET payload = payload #- '{home,route,responseUrl}' WHERE payload #> '{home,route,responseUrl}' IS NOT NULL;
